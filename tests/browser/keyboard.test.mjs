// The whole of the first introduction with a keyboard alone.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { linkIn, nextMail, providerUrl, seenBy, take, url } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';
import { choose, focused, press, select, tabTo, type } from './support/keys.mjs';

after(closeBrowser);

async function signIn(page, account) {
  await page.goto('/');
  await press(page, 'main a[href="/sign-in"]');
  await page.waitForURL(/sign-in/);
  await type(page, '#email', account.email);
  await type(page, '#password', account.password);
  await page.keyboard.press('Enter');
  await page.locator('.who').waitFor();
}

// Folded questions are opened on the way, from the group's own line.
async function answerQuestions(page, prefix) {
  await select(page, `#${prefix}province`, 'ON');
  await pressIn(page, `#${prefix}languages`, 'en');
  await pressIn(page, `#${prefix}practice_areas`, 'PA_MH');
  await pressIn(page, `#${prefix}client_ages`, 'CA_ADU');
}

async function pressIn(page, field, value) {
  const box = page.locator(`${field} input[value="${value}"]`);
  if (!await box.isVisible()) {
    await press(page, `${field} details:has(input[value="${value}"]) > summary`);
  }
  await tabTo(page, `${field} input[value="${value}"]`);
  // What the association knows may be filled in already.
  if (!await box.isChecked()) await page.keyboard.press('Space');
  assert.ok(await box.isChecked());
}

test('the skip link comes first and leads to the content', async () => {
  const page = await visitor();
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.ok(await focused(page, '.skip-link'));
  const box = await page.locator('.skip-link').boundingBox();
  assert.ok(box.y >= 0 && box.height >= 24, 'the skip link is not seen');
  await page.keyboard.press('Enter');
  assert.ok(await focused(page, 'main'));
  await page.keyboard.press('Tab');
  assert.ok(await focused(page, 'main a, main button'), 'the next stop is not in the content');
});

test('Enter in a field sends the form, and never switches the language', async () => {
  const page = await visitor();
  await page.goto('/sign-in');
  await type(page, '#email', 'nobody@example.org');
  await type(page, '#password', 'no password of anybody');
  await page.keyboard.press('Enter');
  await page.locator('.error-summary').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('A11Y-05: from an error summary to the field and on', async () => {
  const page = await visitor();
  await acts.signIn(page, take());
  await page.goto('/account/profile');
  await acts.tick(page, '#tandem_want');
  await acts.send(page);
  await page.locator('.error-summary').waitFor();
  const first = page.locator('.error-summary a').first();
  const target = await first.getAttribute('href');
  await press(page, `.error-summary a[href="${target}"]`);
  await page.waitForURL((at) => at.hash === target);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate((id) => {
    const field = document.querySelector(id);
    const near = field.closest('.field, fieldset') ?? field;
    return near.contains(document.activeElement) || field === document.activeElement;
  }, target), 'the focus is not at the field with the error');
});

test('A11Y-02: renewing with an opt-in, paying, searching, writing, answering', async (t) => {
  const mentor = take();
  const mentee = take();
  const page = await visitor();
  const other = await visitor();
  let own;

  await t.test('the mentor renews, answers, agrees and pays', async () => {
    await signIn(page, mentor);
    await press(page, 'main a[href$="/renewal"]');
    await page.waitForURL(/account\/renewal/);
    await press(page, '#tandem_want', 'Space');
    await press(page, 'details.questionnaire > summary');
    await answerQuestions(page, 'tandem_mentor_');
    if (await page.locator('select#tandem_mentor_years').count()) {
      await select(page, '#tandem_mentor_years', 'YP_6_10');
    } else {
      await choose(page, 'tandem_mentor_years', 'YP_6_10');
    }
    await pressIn(page, '#tandem_mentor_training', 'TR_OT_M');
    await pressIn(page, '#tandem_mentor_topics', 'TP_CLIN');
    await pressIn(page, '#tandem_mentor_modes', 'MD_VIDEO');
    await type(page, '#tandem_mentor_biography', 'I work by keyboard, and well so.');
    await press(page, '#tandem_terms', 'Space');
    await press(page, '#tandem_confidentiality', 'Space');
    await press(page, '#main-form button.button');
    await page.waitForURL((at) => at.href.startsWith(providerUrl));
    await press(page, 'form[action$="/pay"] button');
    await page.waitForURL((at) => at.href.startsWith(url));
    await acts.settled(page);
    own = await page.locator('a[href^="/mentorship/mentors/"]').first().getAttribute('href');
  });

  await t.test('the mentee searches, opens the profile and writes', async () => {
    const seen = await seenBy(mentor.email);
    await signIn(other, mentee);
    await press(other, '.menu a[href="/mentorship/mentors"]');
    await other.waitForURL(/mentors/);
    await type(other, '#words', 'keyboard');
    await other.keyboard.press('Enter');
    await other.waitForURL(/search=/);
    await press(other, `.results a[href*="${own}"]`);
    await other.waitForURL(/mentors\/[0-9a-f]/);
    await press(other, 'main a[href*="/introduction"]');
    await other.waitForURL(/profile/);
    await fillMenteeProfile(other);
    await other.waitForURL(/introduction/);
    await type(other, '#message', 'May I ask you something?');
    await press(other, '#main-form button.button');
    await other.waitForURL(/introductions/);
    mentor.link = linkIn(await nextMail(mentor.email, seen, '/mentorship/links/'), '/links/');
  });

  await t.test('the mentor answers by the link in the mail', async () => {
    const visit = await visitor();
    await visit.goto(mentor.link);
    await choose(visit, 'answer', 'decline');
    await choose(visit, 'answer', 'accept');
    await type(visit, '#note', 'Gladly.');
    await press(visit, '#main-form button.button');
    await visit.locator('.notice.success').waitFor();
    await other.goto('/mentorship');
    assert.ok((await other.locator('main').textContent()).includes(mentor.email));
  });

  for (const one of [page, other]) one.watch.isClean();
});

async function fillMenteeProfile(page) {
  await type(page, '#mentee_display_name', 'Key Board');
  if (await page.locator('select#mentee_role').count()) await select(page, '#mentee_role', 'MEM');
  else await choose(page, 'mentee_role', 'MEM');
  await select(page, '#mentee_province', 'ON');
  await pressIn(page, '#mentee_languages', 'en');
  await pressIn(page, '#mentee_practice_areas', 'PA_MH');
  await pressIn(page, '#mentee_topics', 'TP_CLIN');
  await type(page, '#mentee_goals', 'Learn.');
  await type(page, '#mentee_introduction', 'I am new.');
  await tabTo(page, '#main-form button.button');
  await page.keyboard.press('Enter');
}
