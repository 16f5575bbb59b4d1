// The same story where JavaScript is switched off: nothing on a page needs it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { take } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';

after(closeBrowser);

const without = (language) => visitor({ language, javaScript: false });

for (const [mentorSpeaks, menteeSpeaks] of [['en', 'fr'], ['fr', 'en']]) {
  test(`a mentor in ${mentorSpeaks}, a mentee in ${menteeSpeaks}, no JavaScript`, async () => {
    const mentor = take({ language: mentorSpeaks });
    const mentee = take({ language: menteeSpeaks });
    const page = await acts.signIn(await without(mentorSpeaks), mentor);
    const word = `zephyr${Date.now()}`;

    await page.goto('/account/renewal');
    await acts.fillMentorSection(page, mentorSpeaks, { skills: word });
    await acts.agree(page);
    await acts.send(page);
    await acts.pay(page);
    const own = await page.locator('a[href^="/mentorship/mentors/"]').first().getAttribute('href');

    const other = await acts.signIn(await without(menteeSpeaks), mentee);
    await other.goto('/mentorship/mentors');
    await other.fill('#words', word);
    await acts.send(other);
    await other.locator(`.results a[href*="${own}"]`).click();
    const { introduction, link } = await acts.introduceByMail(other, mentor,
      new URL(other.url()).pathname, menteeSpeaks, 'Hello / bonjour');

    const visit = await without(mentorSpeaks);
    await acts.answerByLink(visit, link, 'accept', 'Oui / yes');
    await visit.locator('.notice.success').waitFor();
    assert.equal(await visit.locator('html').getAttribute('lang'), mentorSpeaks);
    await other.goto('/mentorship');
    assert.ok((await other.locator('main').textContent()).includes(mentor.email));
    await other.goto(introduction);
    assert.ok((await other.locator('main').textContent()).includes('Oui / yes'));
    for (const one of [page, other, visit]) one.watch.isClean();
  });
}

test('pausing, going on and leaving, no JavaScript', async () => {
  const account = take();
  const page = await acts.signIn(await without('en'), account);
  const own = await acts.becomeMentor(page, 'en');
  const seeker = await acts.signIn(await without('en'), take());
  const found = async () => (await seeker.goto(own)).status();

  const introductions = seeker.locator('main a[href*="/introduction"]');
  const change = async (selector, on) => {
    await page.goto('/account/profile');
    await page.setChecked(selector, on);
    await acts.send(page);
    await page.waitForURL(/saved/);
  };
  assert.equal(await found(), 200);
  assert.equal(await introductions.count(), 1);
  await change('#tandem_paused', true);
  await found();
  assert.equal(await introductions.count(), 0);
  await change('#tandem_paused', false);
  await found();
  assert.equal(await introductions.count(), 1);
  await change('#tandem_want', false);
  assert.equal(await found(), 404);
});
