import { expect, it } from 'vitest';
import { HEAD_BYTES, judgeReport, MOST_FILE_BYTES, TAIL_BYTES, toSafeName, whyNotAnnounced } from '#shared/report-type.ts';
import { bytesOf, docx, joined, pdf, zip } from './files.ts';

const judge = (name: string, bytes: Uint8Array) =>
  judgeReport(name, bytes.slice(0, HEAD_BYTES), bytes.slice(Math.max(0, bytes.length - TAIL_BYTES)), bytes.length);

const png = bytesOf('\x89PNG\r\n\x1a\n and what follows');

it.each([
  ['report.pdf', pdf(), 'application/pdf'],
  ['Report.PDF', pdf(), 'application/pdf'],
  ['long.pdf', joined(pdf('a'.repeat(90_000))), 'application/pdf'],
  ['report.docx', zip(docx), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['book.epub', zip([{ name: 'mimetype', text: 'application/epub+zip' }, { name: 'a.xhtml' }]), 'application/epub+zip'],
  ['figures.zip', zip([{ name: 'figures/2026.csv' }]), 'application/zip'],
  ['figures.csv', bytesOf('year,share\r\n2026,41\r\n'), 'text/csv; charset=utf-8'],
  ['chart.png', png, 'image/png'],
  // Nobody here knows what it is: it is served as bytes, to be saved.
  ['model.dat', bytesOf('some bytes of a tool'), 'application/octet-stream'],
])('takes %s as what it is', (name, bytes, type) => {
  expect(judge(name, bytes)).toMatchObject({ type });
});

const RUNS = /can run when it is opened/;
const MARKED = /holds a page or a drawing/;
const TWO = /two kinds of file at once/;
const LIE = /it is something else inside/;
const CUT = /damaged or cut off/;

it.each([
  ['a page that says it is a PDF', 'report.pdf', bytesOf('<!doctype html><script>alert(1)</script>'), MARKED],
  ['a page by its own name', 'report.html', bytesOf('<!doctype html>'), RUNS],
  ['an SVG with a script', 'chart.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), RUNS],
  ['an SVG that says it is a picture', 'chart.png', bytesOf('<?xml version="1.0"?><svg onload="alert(1)"/>'), MARKED],
  ['a page without a known name', 'report', bytesOf('\n <script>alert(1)</script>'), MARKED],
  ['a page in a list', 'figures.csv', bytesOf('<html><script>alert(1)</script>'), MARKED],
  ['a program', 'setup.exe', bytesOf('MZ\x90'), RUNS],
  ['a program that says it is a PDF', 'report.pdf', bytesOf('MZ\x90\0\x03'), RUNS],
  ['a program of Linux without a name', 'report.dat', bytesOf('\x7fELF\x02'), RUNS],
  ['a script of a shell', 'report.txt', bytesOf('#!/bin/sh\nrm -rf /'), RUNS],
  ['a PNG that says it is a PDF', 'report.pdf', png, LIE],
  ['a PDF that says it is a PNG', 'report.png', pdf(), LIE],
  ['a PDF without a known name', 'report.dat', pdf(), LIE],
  ['text that says it is a PDF', 'report.pdf', bytesOf('just words'), LIE],
  ['bytes that say they are text', 'report.txt', bytesOf('a\0b'), LIE],
  ['a ZIP that says it is a Word file', 'report.docx', zip([{ name: 'a.txt' }]), LIE],
  ['a PDF that is a page as well', 'report.pdf', pdf('x', '%<html><script>alert(1)</script>\n'), TWO],
  ['a PDF that is a ZIP as well', 'report.pdf', joined(pdf(), zip([{ name: 'a.txt' }])), TWO],
  ['a ZIP that is a PDF as well', 'report.zip', zip([{ name: 'a.txt', text: '%PDF-1.4 and so on' }]), TWO],
  ['a picture that is a ZIP as well', 'chart.png', joined(png, zip([{ name: 'a.txt' }])), TWO],
  ['bytes that are a ZIP as well', 'report.dat', joined(bytesOf('anything'), zip([{ name: 'a.txt' }])), TWO],
  ['a PDF that is cut off', 'report.pdf', pdf().slice(0, 200), CUT],
  ['a ZIP that is cut off', 'report.zip', zip([{ name: 'a.txt' }]).slice(0, -30), CUT],
  ['a ZIP with something hidden in it', 'report.zip', joined(zip([{ name: 'a.txt' }]), bytesOf('hidden')), CUT],
  ['a bomb', 'report.zip', zip([{ name: 'a.txt', claims: 0xf000_0000 }]), /unpacks to far more/],
  [
    'a bomb of many',
    'report.zip',
    zip(Array.from({ length: 40 }, (_, n) => ({ name: `${n}.txt`, claims: 40_000_000 }))),
    /unpacks to far more/,
  ],
  ['a bomb as a Word file', 'report.docx', zip([...docx, { name: 'word/media/1', claims: 0xf000_0000 }]), /unpacks to far more/],
  ['a ZIP of ZIPs', 'report.zip', zip([{ name: 'again.zip' }]), /holds archives or programs/],
  ['a ZIP with a program', 'report.zip', zip([{ name: 'setup.exe' }]), /holds archives or programs/],
  ['a ZIP that leaves its folder', 'report.zip', zip([{ name: '../../etc/passwd' }]), /outside its folder/],
  ['a Word file with macros', 'report.docx', zip([...docx, { name: 'word/vbaProject.bin' }]), /macros/],
  ['nothing', 'report.pdf', new Uint8Array(0), /empty/],
])('refuses %s', (_, name, bytes, why) => {
  expect(judge(name, bytes)).toEqual({ why: expect.stringMatching(why) });
});

it('takes 200 MB and not a byte more', () => {
  expect(whyNotAnnounced('report.pdf', MOST_FILE_BYTES)).toBeUndefined();
  expect(whyNotAnnounced('report.pdf', MOST_FILE_BYTES + 1)).toMatch(/more than 200 MB/);
});

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\Report 2026.PDF', 'Report 2026.pdf'],
  ['.htaccess', 'htaccess'],
  ['report\u202efdp.exe', 'reportfdp.exe'],
  ['re\r\nport"; x=".pdf', 'report; x=.pdf'],
  ['Größe  der   Gruppe.pdf', 'Größe der Gruppe.pdf'],
  ['///', 'report'],
  [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(110)}.pdf`],
])('makes %j harmless', (name, safe) => {
  expect(toSafeName(name)).toBe(safe);
});
