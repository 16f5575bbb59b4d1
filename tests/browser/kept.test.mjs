// A long form meets an ended session, another session or another window: what was typed goes on.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { providerUrl, take } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';
import { isAccessible } from './support/checks.mjs';

after(closeBrowser);

const goals = 'First line.\n\n  "Second" & <b>third</b> – 100 %\n';
const heading = (page) => page.locator('h1').textContent();

async function writeProfile(page) {
  await page.goto('/mentorship/profile');
  await acts.fill(page, 'mentee_', { ...acts.menteeAnswers.en, goals });
}

async function signInAgain(page, account) {
  await page.fill('#email', account.email);
  await page.fill('#password', account.password);
  await acts.send(page);
}

async function expectSaved(page) {
  await page.goto('/mentorship/profile');
  assert.equal(await page.inputValue('#mentee_goals'), goals.trimEnd());
}

test('a session that ended: sign in, wrongly and rightly, in the other language, then send', async () => {
  const account = take();
  const page = await acts.signIn(await visitor(), account);
  await writeProfile(page);
  await page.context().clearCookies({ name: 'ams_session' });
  await acts.send(page);
  await page.fill('#email', account.email);
  await page.fill('#password', 'not the password');
  await acts.send(page);
  await page.locator('.error-summary').waitFor();
  await page.locator('[name=switch_language]').click();
  await page.locator('html[lang=fr]').waitFor();
  await signInAgain(page, account);
  assert.equal(await heading(page), 'Votre formulaire n’a pas encore été envoyé');
  await page.locator('[name=switch_language]').click();
  await page.locator('html[lang=en]').waitFor();
  await acts.send(page);
  await page.waitForURL((at) => at.pathname !== '/send-again');
  await expectSaved(page);
});

test('another session in the same browser: the old window can still be sent', async () => {
  const account = take();
  const page = await acts.signIn(await visitor(), account);
  await writeProfile(page);
  const second = await page.context().newPage();
  await second.goto('/account');
  await second.locator('form[action="/sign-out"] button').click();
  await second.locator('h1', { hasText: 'signed out' }).waitFor();
  await acts.signIn(second, account);
  await acts.send(page);
  await page.locator('form[action="/send-again"]').waitFor();
  await acts.send(page);
  await page.waitForURL((at) => at.pathname !== '/send-again');
  await expectSaved(page);
});

test('another site that posts our form is refused, and nothing of it is kept', async () => {
  const page = await acts.signIn(await visitor(), take());
  const { origin } = new URL(page.url());
  await page.route('http://elsewhere.test/', (route) => route.fulfill({ contentType: 'text/html',
    body: `<form id="main-form" method="post" action="${origin}/mentorship/profile">`
      + '<input name="mentee_goals" value="planted"><button type="submit">Go</button></form>' }));
  await page.goto('http://elsewhere.test/');
  await acts.send(page);
  await page.waitForURL(`${origin}/**`);
  assert.ok(!(await page.content()).includes('planted'));
});

// The cities are those that language.test.mjs knows as names.
test('two windows of one renewal: the answers of the chosen one count', async () => {
  const account = take();
  const page = await acts.signIn(await visitor(), account);
  const second = await page.context().newPage();
  for (const [window, city] of [[page, 'Thunder Bay'], [second, 'Gaspé']]) {
    await window.goto('/account/renewal');
    await acts.tick(window, '#tandem_want');
    await acts.fill(window, 'tandem_mentor_', { ...acts.mentorAnswers.en, city });
    await acts.tick(window, '#tandem_terms');
    await acts.tick(window, '#tandem_confidentiality');
  }
  await acts.send(page);
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  await acts.send(second);
  assert.equal(await heading(second), 'Two windows, one renewal');
  await isAccessible(second, 'en');
  // Back to the form in the other language, as typed, and sent from there.
  await second.locator('[name=switch_language]').click();
  await second.locator('html[lang=fr]').waitFor();
  assert.equal(await second.inputValue('#tandem_mentor_city'), 'Gaspé');
  await acts.send(second);
  assert.equal(await heading(second), 'Deux fenêtres, un seul renouvellement');
  await isAccessible(second, 'fr');
  await second.locator('#main-form button').click();
  await second.waitForURL((at) => at.href.startsWith(providerUrl));
  await acts.pay(second);
  await second.goto('/account/profile');
  assert.equal(await second.inputValue('#tandem_mentor_city'), 'Gaspé');
});
