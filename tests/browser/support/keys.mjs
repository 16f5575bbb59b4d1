// Somebody who has a keyboard and nothing else. Wherever they come by, the focus can be seen.

import assert from 'node:assert/strict';

import { focusIsVisible } from './checks.mjs';

const farthest = 400;

export const focused = (page, selector) => page.evaluate(
  (wanted) => document.activeElement?.matches(wanted) ?? false, selector);

// Presses Tab until the focus is there.
export async function tabTo(page, selector) {
  for (let presses = 0; presses < farthest; ++presses) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) continue;
    await focusIsVisible(page);
    if (await focused(page, selector)) return;
  }
  assert.fail(`${selector} is not reached at ${page.url()}`);
}

export async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

export async function press(page, selector, key = 'Enter') {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

// Of radio buttons one is a stop; the arrows choose.
export async function choose(page, name, value) {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 100; ++presses) {
    if (await page.locator(`input[name="${name}"][value="${value}"]`).isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`${value} of ${name} is not reached`);
}

// A menu takes the words it shows.
export async function select(page, selector, value) {
  await tabTo(page, selector);
  const label = await page.locator(`${selector} option[value="${value}"]`).textContent();
  await page.keyboard.type(label.trim());
  assert.equal(await page.locator(selector).inputValue(), value);
}
