// Both languages, everywhere: no English is left on a French page, and the toggle loses nothing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { take, url } from './support/association.mjs';
import { closeBrowser, speak, visitor } from './support/browser.mjs';
import { crawl, stations } from './support/stations.mjs';
import { mayBeTheSame, texts, typographicSlips, wordsOfPeople } from './support/wording.mjs';
import { world } from './support/world.mjs';

after(closeBrowser);

const known = await world();

// ---- No English left ----

const written = new Set([...wordsOfPeople, ...Object.values(known.sent).flatMap((one) => one.mail.text.split('\n')),
  'xylophone', 'Avec plaisir!', 'Since when do you work there?', 'It went like this.',
  'I have no room before spring.', 'Persistent pain.', 'Douleur persistante.']);

function compare(name, english, french) {
  const also = new Set(english);
  const left = french.filter((text) => also.has(text) && !written.has(text) && !mayBeTheSame(text));
  assert.deepEqual([...new Set(left)], [], `the same in both languages: ${name}`);
  const slips = [...new Set(french)].filter((text) => !also.has(text) && !written.has(text))
    .flatMap((text) => typographicSlips(text).map((slip) => `${slip}: “${text}”`));
  assert.deepEqual(slips, [], `French typography: ${name}`);
}

const crawled = { visitor: new Set(), member: new Set() };

for (const { as, starts, more } of stations(known)) {
  test(`pages of ${as ?? 'a visitor'} in two languages`, async (t) => {
    const page = await visitor({ state: as ? known.people[as].state : undefined });
    const inBoth = (name, open) => t.test(name, async () => {
      const said = {};
      for (const language of ['en', 'fr']) {
        await speak(page, language);
        await open(page);
        said[language] = await texts(page);
      }
      compare(name, said.en, said.fr);
      await speak(page, 'en');
    });
    await speak(page, 'en');
    await crawl(page, starts, (path) => inBoth(path, () => page.goto(path)),
      crawled[as ? 'member' : 'visitor']);
    for (const [name, open] of more) await inBoth(name, open);
    await page.context().close();
  });
}

test('the payment provider speaks both languages', async () => {
  const page = await visitor();
  const said = {};
  for (const language of ['en', 'fr']) {
    await page.goto(`${known.renewals.openCheckout}?lang=${language}`);
    said[language] = await texts(page);
  }
  compare('the payment provider', said.en, said.fr);
});

// ---- The toggle ----

// Each language has lists in its own order: boxes are compared by their values, texts as they stand.
const values = (page) => page.locator('#main-form').evaluate((form) => [...form.elements]
  .filter((one) => one.name && !['csrf', 'operation', 'operation_id', 'switch_language', 'password'].includes(one.name))
  .map((one) => [one.name, one.value, /checkbox|radio/.test(one.type) ? one.checked : null])
  .sort((a, b) => a[0].localeCompare(b[0]) || (a[2] === null ? 0 : a[1].localeCompare(b[1]))));

async function toggle(page, to) {
  const path = new URL(page.url()).pathname;
  await page.locator(`.toggle[name=switch_language][value=${to}]`).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, to);
  return path;
}

async function keepsEverything(page) {
  const before = await values(page);
  assert.ok(before.length > 0);
  for (const language of ['fr', 'en', 'fr']) {
    await toggle(page, language);
    assert.equal(await acts.statusOf(page), 200, 'nothing is checked by switching');
    assert.equal(await page.locator('.error-summary').count(), 0);
    assert.deepEqual(await values(page), before);
  }
}

test('a page without a form stays where it is, with its filters', async () => {
  const page = await acts.signIn(await visitor(), take());
  for (const path of ['/account', '/mentorship', '/privacy', '/mentorship/documents/terms_of_use',
    known.mentors.open]) {
    await page.goto(path);
    for (const language of ['fr', 'en']) {
      await toggle(page, language);
      assert.equal(new URL(page.url()).pathname, path);
    }
  }
});

test('signing in', async () => {
  const page = await visitor();
  await page.goto('/mentorship/mentors');
  await page.fill('#email', 'somebody@example.org');
  await page.fill('#password', 'secret words');
  const before = await values(page);
  await toggle(page, 'fr');
  assert.deepEqual(await values(page), before);
  assert.equal(await page.inputValue('#password'), '', 'a password never comes back in a page');
  assert.equal(await page.locator('.error-summary').count(), 0);
});

test('LNG-03: the renewal with its mentor section', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/account/renewal');
  await acts.fillMentorSection(page, 'en', { skills: 'One.\nTwo & <three>.', gender: ['GW'],
    pronouns: 'she/her', focus: ['FT_PAIN'] });
  await acts.tick(page, '[name=tandem_mentor_gender_audience][value=searchable]');
  await acts.tick(page, '#tandem_mentor_gender_consent');
  await acts.tick(page, '#tandem_terms');
  await keepsEverything(page);
  await acts.tick(page, '#tandem_confidentiality');
  await acts.send(page);
  await page.waitForURL((at) => !at.href.startsWith(url));
});

test('the profile', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/account/profile');
  await page.fill('#family_name', 'O’Neill-Côté “typed”');
  await page.fill('#given_name', '');
  await page.check('#tandem_paused');
  await keepsEverything(page);
});

test('the search: what is typed, and the results beside it', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/mentorship/mentors');
  await acts.tick(page, 'input[name="practice_area"][value="PA_MH"]');
  await acts.send(page);
  await page.waitForURL(/mentors\?/);
  const found = await page.locator('.results h3 a').allTextContents();
  await page.fill('#words', 'not sent yet');
  await acts.tick(page, 'input[name="client_age"][value="CA_ADU"]');
  await keepsEverything(page);
  assert.deepEqual(await page.locator('.results h3 a').allTextContents(), found);
});

test('the mentee profile, then the introduction', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto(`${known.mentors.open}/introduction`);
  await acts.fill(page, 'mentee_', { ...acts.menteeAnswers.en, orientation: ['SO_QUE'] });
  await keepsEverything(page);
  await page.locator('[name=mentee_orientation][value=SO_QUE]').uncheck();
  await acts.send(page);
  await page.waitForURL(/\/introduction/);
  await page.fill('#message', 'Line one.\n\n  Line “two” & <three>.');
  await toggle(page, 'en');
  await keepsEverything(page);
});

test('the answer by a mail link', async () => {
  const page = await visitor();
  await page.goto(known.sent.open.link);
  await page.check('input[name=answer][value=decline]');
  await page.fill('#note', 'Half a sent');
  await keepsEverything(page);
});

test('the account’s language comes with signing in, the visitor’s choice stays', async () => {
  const page = await visitor({ language: 'en' });
  await acts.signIn(page, take({ language: 'fr' }));
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await toggle(page, 'en');
  await page.goto('/mentorship');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});
