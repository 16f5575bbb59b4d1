// What every page has to be, whoever looks at it and with whatever.

import assert from 'node:assert/strict';
import axe from 'axe-core';

import { desktop, phone } from './browser.mjs';

const size = (page, scheme, viewport) => page.setViewportSize(viewport)
  .then(() => page.emulateMedia({ colorScheme: scheme }));

async function violations(page, options) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate((given) => window.axe.run(given), options);
  return found.map((one) => `${one.id} (${one.impact}): ` + one.nodes
    .map((node) => `${node.target} ${node.failureSummary.split('\n').slice(1).join(';')}`).join(' | '));
}

// Every rule that axe has: in English on a wide page, then again what dark colours can change, which are
// the same in both languages; in French, whose words are longer, on a narrow one.
async function axeClean(page, language) {
  const all = { rules: { 'target-size': { enabled: true } } };
  if (language === 'fr') {
    await size(page, 'light', phone);
    return violations(page, all);
  }
  await size(page, 'light', desktop);
  const found = await violations(page, all);
  await size(page, 'dark', desktop);
  found.push(...await violations(page, { runOnly: ['color-contrast'] }));
  await size(page, 'light', phone);
  return found;
}

async function structure(page, language) {
  return page.evaluate((wanted) => {
    const problems = [];
    const count = (selector) => document.querySelectorAll(selector).length;
    const say = (truth, what) => truth || problems.push(what);
    say(document.documentElement.lang === wanted, `lang is ${document.documentElement.lang}`);
    say(count('h1') === 1, `${count('h1')} h1`);
    say(count('main') === 1, `${count('main')} main`);
    say(count('body > header') === 1, 'no header');
    say(document.title.trim().length > 3, 'no title');
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => +one.tagName[1]);
    levels.forEach((level, at) => say(at === 0 || level <= levels[at - 1] + 1,
      `h${levels[at - 1]} is followed by h${level}`));
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    say(!twice.length, `ids given twice: ${twice}`);
    say(!document.querySelector('script, style, [style], [onclick]'), 'something inline');
    return problems;
  }, language);
}

// WCAG 2.2, 2.5.8; a link within a sentence is exempt.
async function atPhoneWidth(page) {
  return page.evaluate(() => {
    const problems = [];
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .slice(0, 3).map((one) => `${one.tagName}.${one.className}`);
      problems.push(`scrolls sideways: ${scrollWidth} > ${clientWidth} (${wide})`);
    }
    const inSentence = (link) => link.tagName === 'A' && getComputedStyle(link).display === 'inline';
    for (const one of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      if (one.type === 'hidden' || one.ariaHidden === 'true' || one.matches('.skip-link')) continue;
      const target = /checkbox|radio/.test(one.type) ? one.closest('label') ?? one : one;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || inSentence(one)) continue;
      if (width < 24 || height < 24) {
        problems.push(`a target of ${Math.round(width)} × ${Math.round(height)} px: ` +
          `${one.tagName} ${one.textContent.trim() || one.name}`);
      }
    }
    return problems;
  });
}

// LNG-06: every word a third longer, as another language may have it, and as it was again. What people
// chose as a name or an address stays: no translation makes it longer.
async function holdsLongerWords(page) {
  return page.evaluate(() => {
    const problems = [];
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push([walker.currentNode, walker.currentNode.data]);
    const longer = (word) => word + word.slice(0, Math.ceil(word.length * 0.35)).toLowerCase();
    for (const [node, text] of texts) {
      node.data = text.replace(/(?<![\w@./-])\p{L}{2,14}(?![\w@./-])/gu, longer);
    }
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .slice(0, 3).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`);
      problems.push(`with longer words it scrolls sideways: ${scrollWidth} > ${clientWidth} (${wide})`);
    }
    for (const one of document.querySelectorAll('button, .button, label, legend, th, summary, dt')) {
      // What only screen readers meet has no width of its own.
      if (one.ariaHidden === 'true' || one.clientWidth <= 1) continue;
      if (getComputedStyle(one).overflowX === 'visible') continue;
      if (one.scrollWidth > one.clientWidth + 1) problems.push(`longer words are cut off: ${one.textContent}`);
    }
    for (const [node, text] of texts) node.data = text;
    return problems;
  });
}

const open = (page) => page.evaluate(
  () => document.querySelectorAll('details').forEach((one) => { one.open = true; }));

// All of it; the page is left as wide and bright as it was. What is folded is looked at when asked for.
export async function isAccessible(page, language, unfolded = true) {
  if (unfolded) await open(page);
  const problems = await structure(page, language);
  problems.push(...await axeClean(page, language));
  problems.push(...await atPhoneWidth(page));
  if (language === 'en') problems.push(...await holdsLongerWords(page));
  await size(page, 'light', desktop);
  assert.deepEqual(problems, [], `${page.url()}\n  ${problems.join('\n  ')}`);
}

// The outline or another visible change that says where one is.
export async function focusIsVisible(page) {
  const seen = await page.evaluate(() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return { what: `${one.tagName} ${one.id || one.textContent.trim().slice(0, 40)}`,
      outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
  });
  assert.ok(seen.outline, `no outline on ${seen.what}`);
  assert.ok(seen.inside, `out of sight: ${seen.what}`);
}
