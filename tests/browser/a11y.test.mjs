// Every page of host and plugin that anybody can reach, in both languages, light and dark, at phone
// width and desktop: nothing that axe-core finds, and what it cannot find. English pages are looked at with
// longer words as well (LNG-06).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { isAccessible } from './support/checks.mjs';
import { closeBrowser, speak, visitor } from './support/browser.mjs';
import { crawl, pattern, stations } from './support/stations.mjs';
import { world } from './support/world.mjs';

after(closeBrowser);

const languages = ['en', 'fr'];
const pageOf = { en: new Map(), fr: new Map() };

// A title names one page, though it may have several states.
async function titleIsItsOwn(page, language) {
  const title = await page.title();
  // An introduction is answered by two ways on one page.
  const here = pattern(new URL(page.url()).pathname).replace('/answers/', '/requests/');
  const before = pageOf[language].get(title) ?? here;
  pageOf[language].set(title, here);
  assert.equal(before, here, `two pages are called "${title}"`);
}

const unfolded = new Set();

// The states of a page share what is folded on it: once is enough.
async function look(page, language) {
  const here = language + pattern(new URL(page.url()).pathname);
  await isAccessible(page, language, !unfolded.has(here));
  unfolded.add(here);
  await titleIsItsOwn(page, language);
}

const known = await world();
// What a visitor has seen looks different with a menu; what one member has seen, others need not.
const crawled = { visitor: { en: new Set(), fr: new Set() }, member: { en: new Set(), fr: new Set() } };

for (const { as, starts, more } of stations(known)) {
  test(`A11Y-01, A11Y-03, A11Y-04, A11Y-06, LNG-06: pages of ${as ?? 'a visitor'}`, async (t) => {
    const page = await visitor({ state: as ? known.people[as].state : undefined });
    for (const language of languages) {
      await speak(page, language);
      await crawl(page, starts, (path) => t.test(`${language} ${path}`, () => look(page, language)),
        crawled[as ? 'member' : 'visitor'][language]);
      for (const [name, open] of more) {
        await t.test(`${language} ${name}`, async () => {
          await open(page);
          await look(page, language);
        });
      }
    }
    page.watch.isClean();
    await page.context().close();
  });
}

test('the payment provider', async (t) => {
  const page = await visitor();
  for (const [name, address] of Object.entries({ 'to pay': known.renewals.openCheckout,
    'ended': known.renewals.paidCheckout })) {
    for (const language of languages) {
      await t.test(`${language} ${name}`, async () => {
        await page.goto(`${address}?lang=${language}`);
        await isAccessible(page, language);
      });
    }
  }
});
