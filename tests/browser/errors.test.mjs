// What people do wrong: nothing typed is lost, every error says where, nothing happens twice.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { mailsTo, providerUrl, seenBy, take, url } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';

after(closeBrowser);

// Each entry of the summary leads to its field, and beside the field stands what is wrong.
async function errorsLeadToFields(page, atLeast) {
  assert.equal(await acts.statusOf(page), 422);
  const links = await page.locator('.error-summary a').evaluateAll(
    (all) => all.map((one) => one.getAttribute('href')));
  assert.ok(links.length >= atLeast, `${links.length} errors`);
  for (const link of links) {
    const problem = await page.evaluate((id) => {
      const target = document.querySelector(id);
      if (!target) return 'no such field';
      if (!target.matches('input, select, textarea, [tabindex]')) return 'cannot take the focus';
      if (target.closest('details:not([open])')) return 'folded away';
      const parts = [...document.querySelectorAll(`${id}, ${id} *`)];
      const described = parts.flatMap((one) => one.getAttribute('aria-describedby')?.split(' ') ?? []);
      const told = described.map((one) => document.getElementById(one))
        .find((one) => one?.matches('.error') && one.checkVisibility());
      return told ? '' : 'no error is tied to it';
    }, link);
    assert.equal(problem, '', `${link} at ${page.url()}`);
    await page.locator(`.error-summary a[href="${link}"]`).first().click();
    await page.waitForURL((at) => at.hash === link);
  }
}

test('sign-in: one message for a wrong address and for a wrong password', async () => {
  const page = await visitor();
  const account = take();
  const messages = [];
  for (const address of [account.email, 'nobody.at.all@example.org']) {
    await page.goto('/sign-in');
    await page.fill('#email', address);
    await page.fill('#password', 'not the password');
    await acts.send(page);
    await errorsLeadToFields(page, 1);
    assert.equal(await page.inputValue('#email'), address);
    assert.equal(await page.inputValue('#password'), '');
    messages.push(await page.locator('.error-summary').textContent());
  }
  assert.equal(messages[0], messages[1]);
});

test('the mentor section: errors beside the questions, everything typed is kept', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/account/renewal');
  await acts.tick(page, '#tandem_want');
  await acts.fill(page, 'tandem_mentor_', { city: 'Iqaluit & <b>“around”</b>', skills: 'Many.\nReally.',
    practice_areas: ['PA_MH'], gender: ['GW'] });
  await acts.send(page);
  await errorsLeadToFields(page, 5);
  assert.equal(await page.inputValue('#tandem_mentor_city'), 'Iqaluit & <b>“around”</b>');
  assert.equal(await page.inputValue('#tandem_mentor_skills'), 'Many.\nReally.');
  assert.ok(await page.isChecked('[name=tandem_mentor_practice_areas][value=PA_MH]'));
  assert.ok(await page.isChecked('[name=tandem_mentor_gender][value=GW]'));
  assert.ok(await page.isChecked('#tandem_want'));
});

test('the profile: errors of the host and of the plugin stand in one summary', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/account/profile');
  await page.locator('#main-form').evaluate((form) => { form.noValidate = true; });
  await page.fill('#given_name', '');
  await page.fill('#family_name', 'Kept-as-typed');
  await page.fill('#email', 'no address');
  await acts.tick(page, '#tandem_want');
  await acts.send(page);
  await errorsLeadToFields(page, 4);
  assert.equal(await page.locator('.error-summary').count(), 1);
  assert.equal(await page.inputValue('#family_name'), 'Kept-as-typed');
  assert.equal(await page.inputValue('#email'), 'no address');
});

test('mentee profile and introduction', async () => {
  const mentor = await acts.signIn(await visitor(), take());
  const own = await acts.becomeMentor(mentor, 'en');
  const page = await acts.signIn(await visitor(), take());
  await page.goto(own);
  await page.locator('a[href*="/introduction"]').first().click();
  await page.fill('#mentee_goals', 'Kept.');
  await page.fill('#mentee_introduction', '');
  await acts.send(page);
  await errorsLeadToFields(page, 2);
  assert.equal(await page.inputValue('#mentee_goals'), 'Kept.');
  await acts.fill(page, 'mentee_', acts.menteeAnswers.en);
  await acts.send(page);
  await page.waitForURL(/\/introduction/);
  await acts.send(page);
  await errorsLeadToFields(page, 1);
  const long = 'é'.repeat(6000);
  await page.fill('#message', long);
  await acts.send(page);
  await errorsLeadToFields(page, 1);
  assert.equal(await page.inputValue('#message'), long);
});

// ---- Twice ----

async function mentorAndMentee() {
  const mentor = take();
  const page = await acts.signIn(await visitor(), mentor);
  const own = await acts.becomeMentor(page, 'en');
  const mentee = await acts.signIn(await visitor(), take());
  await mentee.goto(own);
  await mentee.locator('a[href*="/introduction"]').first().click();
  await acts.fill(mentee, 'mentee_', acts.menteeAnswers.en);
  await acts.send(mentee);
  await mentee.waitForURL(/\/introduction/);
  return { mentor, own, mentee };
}

const requestMails = async (mentor, seen) => (await mailsTo(mentor.email))
  .filter((one) => !seen.has(one.id)).length;

test('a double click sends one introduction', async () => {
  const { mentor, mentee } = await mentorAndMentee();
  const seen = await seenBy(mentor.email);
  await mentee.fill('#message', 'Twice?');
  await mentee.locator('#main-form button.button').dblclick();
  await mentee.waitForURL(/\/introductions\//);
  await mentee.waitForTimeout(1500);
  assert.equal(await requestMails(mentor, seen), 1);
  await mentee.goto('/mentorship');
  assert.equal(await mentee.locator('a.button[href^="/mentorship/introductions/"]').count(), 1);
});

test('going back and sending again leads to the same introduction', async () => {
  const { mentor, mentee } = await mentorAndMentee();
  const seen = await seenBy(mentor.email);
  await mentee.fill('#message', 'Once, I think.');
  await acts.send(mentee);
  await mentee.waitForURL(/\/introductions\//);
  const first = new URL(mentee.url()).pathname;
  await mentee.goBack();
  // The page may come from the browser's memory as it was, or anew from the host.
  if (await mentee.locator('#message').count()) {
    await mentee.fill('#message', 'Once, I think.');
    await acts.send(mentee);
    await mentee.waitForLoadState();
  }
  await mentee.waitForTimeout(1500);
  assert.equal(await requestMails(mentor, seen), 1);
  await mentee.goto('/mentorship');
  assert.equal(await mentee.locator(`a.button[href="${first}"]`).count(), 1);
  assert.equal(await mentee.locator('a.button[href^="/mentorship/introductions/"]').count(), 1);
});

test('two windows: the second is told, and sends nothing', async () => {
  const { mentor, own, mentee } = await mentorAndMentee();
  const seen = await seenBy(mentor.email);
  const second = await mentee.context().newPage();
  await second.goto(`${own}/introduction`);
  await mentee.fill('#message', 'From the first window.');
  await acts.send(mentee);
  await mentee.waitForURL(/\/introductions\//);
  await second.fill('#message', 'From the second window.');
  await acts.send(second);
  await second.waitForLoadState();
  const told = second.locator('[role=alert], .notice');
  assert.ok(await told.count() > 0, 'nothing is told');
  await second.waitForTimeout(1500);
  assert.equal(await requestMails(mentor, seen), 1);
});

test('a double click on the renewal leads to one payment', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/account/renewal');
  await page.locator('#main-form button.button').dblclick();
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  const checkout = page.url();
  await page.goto('/account/renewal');
  await page.locator('form[action$="/pay"] button').click();
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  assert.equal(page.url(), checkout);
});

test('two windows renew: the second is told, and there is one payment', async () => {
  const page = await acts.signIn(await visitor(), take());
  const second = await page.context().newPage();
  await page.goto('/account/renewal');
  await second.goto('/account/renewal');
  await acts.send(page);
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  await acts.send(second);
  await second.waitForLoadState();
  assert.ok(second.url().startsWith(url), 'the second window pays, too');
  assert.equal(await second.locator('form[action$="/pay"]').count(), 1);
});

test('a payment that was made is not made again by going back', async () => {
  const page = await acts.signIn(await visitor(), take());
  const paidThrough = async () => {
    await page.goto('/account');
    return page.locator('.card .summary-list dd').nth(1).textContent();
  };
  await page.goto('/account/renewal');
  await acts.send(page);
  const address = await paid(page);
  const after = await paidThrough();
  await page.goto(address);
  assert.equal(await page.locator('form').count(), 0, 'it can be paid again');
  await page.goBack();
  await page.goBack();
  await page.waitForLoadState();
  assert.equal(await paidThrough(), after);
});

async function paid(page) {
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  const address = page.url();
  await acts.pay(page);
  return address;
}

test('a profile changed in another window is not overwritten', async () => {
  const page = await acts.signIn(await visitor(), take());
  const second = await page.context().newPage();
  await page.goto('/account/profile');
  await second.goto('/account/profile');
  await page.fill('#family_name', 'First');
  await acts.send(page);
  await page.waitForURL(/saved/);
  await second.fill('#family_name', 'Second');
  await acts.send(second);
  await second.locator('[role=alert]').first().waitFor();
  assert.equal(await second.inputValue('#family_name'), 'Second');
  await page.goto('/account/profile');
  assert.equal(await page.inputValue('#family_name'), 'First');
});
