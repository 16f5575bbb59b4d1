// Which words may stand on a page of either language: names, addresses, what people wrote, and what the
// catalogues and questionnaires say is the same in both.

import fs from 'node:fs';
import path from 'node:path';

import { accounts, repository } from './association.mjs';
import { menteeAnswers, mentorAnswers } from './acts.mjs';

const read = (file) => fs.readFileSync(path.join(repository, file), 'utf8');

function ofCatalogues() {
  const lines = ['templates/locale/allow_identical.txt', 'sdk/host/locale/allow_identical.txt']
    .flatMap((file) => read(file).split('\n'));
  return lines.filter((line) => line && !line.startsWith('#'));
}

function ofQuestionnaires() {
  const same = [];
  for (const name of ['lists', 'mentor', 'mentee']) {
    const text = read(`templates/questionnaire/${name}.xml`);
    for (const [, en, fr] of text.matchAll(/<en>([^<]*)<\/en>\s*<fr>([^<]*)<\/fr>/g)) {
      if (en === fr) same.push(en.replaceAll('&amp;', '&'));
    }
  }
  return same;
}

function ofPeople() {
  const said = [];
  const collect = (value) => {
    if (typeof value === 'string') said.push(...value.split('\n'));
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect(JSON.parse(read('packaging/demo/mentors.json')));
  collect([mentorAnswers, menteeAnswers]);
  return said;
}

export const wordsOfPeople = ofPeople();

// Proper names, and the two names of the languages, each in its own.
const names = [...accounts.flatMap((one) => [one.name, one.email, ...one.name.split(' ')]),
  'English', 'Français', 'Tandem', 'Commission d’accès à l’information du Québec'];

const allowed = new Set([...ofCatalogues(), ...ofQuestionnaires(), ...wordsOfPeople, ...names]
  .map((one) => one.trim()));

// What is left of a text when everything that may be the same is taken out.
export function mayBeTheSame(text) {
  if (allowed.has(text)) return true;
  const rest = text.replace(/\S+@\S+|https?:\S+|\d{4}-\d{2}-\d{2}|\b[a-z]+[_./][a-z_./]+\b|[0-9a-f-]{36}|\bC-[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, '').trim();
  if (allowed.has(rest)) return true;
  if (!/\p{L}{4,}/u.test(rest)) return true;
  return rest.split(/[,·()–\s]*(?:, | · | \(|\)| – )[,·()–\s]*/).every(
    (part) => allowed.has(part.trim()) || !/\p{L}{4,}/u.test(part));
}

// Every text that is seen or heard on a page, in the order of the page.
export function texts(page) {
  return page.evaluate(() => {
    document.querySelectorAll('details').forEach((one) => { one.open = true; });
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, nodeValue: text } = walker.currentNode;
      if (parent.closest('[lang]:not(html), [translate="no"], code, textarea, script, style')) continue;
      if (parent.closest('.visually-hidden, .skip-link') || parent.checkVisibility()) found.push(text);
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(one.getAttribute(name) ?? '');
    }
    // Only what a line break in the source adds: no-break spaces are meant.
    return found.map((text) => text.replace(/[ \t\n]+/g, ' ').trim()).filter(Boolean);
  });
}

// What the typography of Canadian French forbids (FACTS 6.2), in what the site itself says.
export function typographicSlips(text) {
  const slips = [];
  if (/[^\u00a0]:(\s|$)/u.test(text) && !/\d:\d/.test(text)) slips.push('a colon without U+00A0 before it');
  if (/«[^\u00a0]|[^\u00a0]»/u.test(text)) slips.push('« » without U+00A0 inside');
  if (/[\s\u00a0][;!?](\s|$)/u.test(text)) slips.push('a space before ; ! or ?');
  if (/\p{L}'\p{L}/u.test(text)) slips.push('a straight apostrophe');
  if (/\d[ ]?\$|\d %/.test(text)) slips.push('an amount or percentage without U+00A0');
  if (/\bprotégée?s?\b|\bmentees?\b|\be-?mails?\b/iu.test(text)) slips.push('a word the glossary avoids');
  return slips;
}
