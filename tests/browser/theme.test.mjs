// What the theme owes to the eye: a list that goes on shows it, and what belongs apart stands apart.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { take } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';

after(closeBrowser);

const unfold = (page) => page.evaluate(
  () => document.querySelectorAll('details').forEach((one) => { one.open = true; }));

// Each list that hides lines: how many it has, and whether its edges are shaded.
const clipped = (page) => page.evaluate(() => [...document.querySelectorAll('.choices')]
  .filter((one) => one.scrollHeight > one.clientHeight + 2)
  .map((one) => ({ lines: one.children.length, name: one.querySelector('input').name,
    shaded: /gradient/.test(getComputedStyle(one).backgroundImage) })));

for (const scheme of ['light', 'dark']) {
  test(`only long lists scroll, and they say so: ${scheme}`, async () => {
    const page = await acts.signIn(await visitor({ scheme }), take());
    for (const path of ['/mentorship/mentors', '/mentorship/profile']) {
      await page.goto(path);
      await unfold(page);
      const lists = await clipped(page);
      assert.ok(lists.length > 0, path);
      for (const list of lists) {
        assert.ok(list.lines > 20 && list.shaded, `${path} ${JSON.stringify(list)}`);
      }
    }
    await page.context().close();
  });
}

test('the entries of one answer and what follows them do not touch', async () => {
  const page = await acts.signIn(await visitor(), take());
  await page.goto('/mentorship/profile');
  await unfold(page);
  const gaps = await page.evaluate(() => {
    const inputs = [...document.querySelectorAll('#mentee_ethnicity > input')];
    return inputs.map((one) => one.nextElementSibling.getBoundingClientRect().top -
      one.getBoundingClientRect().bottom);
  });
  assert.equal(gaps.length, 5);
  assert.ok(Math.min(...gaps) >= 8, `${gaps}`);
  await page.context().close();
});

test('provinces stand in the order of the page’s language', async () => {
  const page = await acts.signIn(await visitor({ language: 'fr' }), take({ language: 'fr' }));
  for (const [path, select] of [['/account/profile', '#province'], ['/mentorship/profile', '#mentee_province']]) {
    await page.goto(path);
    const names = (await page.locator(`${select} option[value]:not([value=""]):not([value="XX"])`)
      .allTextContents()).map((name) => name.trim());
    assert.equal(names.length, 13);
    assert.deepEqual(names, [...names].sort(new Intl.Collator('fr-CA').compare));
  }
  await page.context().close();
});
