// The association that packaging/stack/serve.py started for the tests: where it is, who may sign in,
// what it sent by mail.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests with packaging/checks/browser.sh`);
  return value;
}

export const url = given('TANDEM_URL');
export const providerUrl = given('TANDEM_PROVIDER_URL');
export const dataFolder = given('TANDEM_DATA');
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

const day = 24 * 3600 * 1000;
const isoDay = (days) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

function listed() {
  const read = JSON.parse(fs.readFileSync(given('TANDEM_ACCOUNTS'), 'utf8'));
  return Array.isArray(read) ? read : read.accounts;
}

export const accounts = listed();

export function named(part) {
  const found = accounts.find((one) => one.email.startsWith(part));
  assert.ok(found, `no account ${part}`);
  return found;
}

// Who pays soon: the demo makes mentors only of those who are paid well ahead, so these are nobody yet,
// and may renew.
const fresh = (one) => one.paid_through > isoDay(1) && one.paid_through < isoDay(45);
const lapsed = (one) => one.paid_through && one.paid_through < isoDay(-1);

// Each account once, over all test files: taken is who has a folder of that name.
export function take({ language = 'en', category = 'MEM', kind = 'fresh' } = {}) {
  const taken = path.join(dataFolder, 'taken');
  fs.mkdirSync(taken, { recursive: true });
  const fits = kind === 'lapsed' ? lapsed : fresh;
  for (const one of accounts) {
    if (one.role !== 'member' || one.language !== language || one.category !== category) continue;
    if (!fits(one) || /^(amelia|ruth|nora|luc)\./.test(one.email)) continue;
    try {
      fs.mkdirSync(path.join(taken, one.email));
      return one;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`no ${kind} account left in ${language}, ${category}: seed more members`);
}

// ---- Mail ----

async function json(target) {
  const answer = await fetch(url + target);
  assert.equal(answer.status, 200, `${target} answers ${answer.status}`);
  return answer.json();
}

export async function mailsTo(address) {
  const all = await json('/dev/mail');
  return all.filter((one) => String(one.to).includes(address))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

// Remembers what is there; give it to nextMail to wait for something newer.
export async function seenBy(address) {
  return new Set((await mailsTo(address)).map((one) => one.id));
}

export async function nextMail(address, seen, holding = '', timeoutMs = 20000) {
  for (const until = Date.now() + timeoutMs; ;) {
    for (const one of await mailsTo(address)) {
      if (seen.has(one.id)) continue;
      const text = await textOf(one.id);
      if (text.includes(holding)) return { ...one, text };
    }
    assert.ok(Date.now() < until, `no new mail to ${address} with "${holding}" in ${timeoutMs} ms`);
    await pause(150);
  }
}

async function textOf(id) {
  const answer = await fetch(`${url}/dev/mail/${encodeURIComponent(id)}`);
  return plainPart(Buffer.from(await answer.arrayBuffer()).toString('latin1'));
}

// The text/plain part of a message, decoded.
export function plainPart(raw) {
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(raw)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`) : [raw];
  const part = parts.find((one) => /content-type:\s*text\/plain/i.test(one)) ?? raw;
  const [head, ...rest] = part.replace(/\r\n/g, '\n').replace(/^\n+/, '').split('\n\n');
  const body = rest.join('\n\n');
  const encoding = /content-transfer-encoding:\s*(\S+)/i.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const octets = body.replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8');
}

export function linkIn(mail, part) {
  const found = [...new Set(mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? [])]
    .filter((one) => one.includes(part));
  assert.equal(found.length, 1, `one link with ${part} expected in "${mail.subject}": ${found}`);
  return found[0];
}
