import { describe, expect, test } from 'vitest';
import { decode } from '../src/intake/decode.ts';
import { notEnglish } from '../src/intake/english.ts';

const QUOTED = '“No,” the minister’s aide said – in Łódź.';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from(QUOTED)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${QUOTED}`)],
    ['UTF-16LE with one', Buffer.from(`\ufeff${QUOTED}`, 'utf16le')],
    ['UTF-16BE with one', utf16be(`\ufeff${QUOTED}`)],
    ['UTF-16LE without', Buffer.from(QUOTED, 'utf16le')],
    ['UTF-16BE without', utf16be(QUOTED)],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: QUOTED });
  });

  test('Windows-1252 where the bytes are not UTF-8, its quotation marks and dashes too', () => {
    expect(
      decode(Buffer.from('\x93No,\x94 the minister\x92s aide said \x96 \x80 5 at a caf\xe9', 'latin1')),
    ).toEqual({
      text: '“No,” the minister’s aide said – € 5 at a café',
    });
  });

  test('the charset that a page declares', () => {
    const page = (head: string) =>
      decode(Buffer.concat([Buffer.from(head), Buffer.from([0xa3, 0xf3, 0x64, 0xbc])]));
    expect(page('<meta charset="iso-8859-2">')).toEqual({ text: '<meta charset="iso-8859-2">Łódź' });
    expect(page('<meta http-equiv=x content="text/html; charset=ISO-8859-2">')).toMatchObject({
      text: /Łódź/,
    });
    expect(page('<?xml version="1.0" encoding="iso-8859-2"?>')).toMatchObject({ text: /Łódź/ });
    expect(page('<meta charset="no-such">')).toMatchObject({ text: /£ód¼/ });
  });

  test('valid UTF-8 stays UTF-8 whatever the page declares', () => {
    expect(decode(Buffer.from('<meta charset="windows-1251">Łódź'))).toEqual({
      text: '<meta charset="windows-1251">Łódź',
    });
  });

  test('what is no text is refused', () => {
    expect(decode(Buffer.from('PK\x03\x04\0\0'))).toMatchObject({ error: /^not text: found a zip archive/ });
    expect(decode(Buffer.from('a\0b'))).toMatchObject({ error: /^not text: found NUL bytes/ });
    expect(decode(Buffer.from('\ufeffa\ud83db', 'utf16le'))).toMatchObject({ error: /^unpaired surrogates/ });
    expect(decode(Buffer.from('\ufeffa\0', 'utf16le'))).toMatchObject({
      error: /^not text: found NUL characters/,
    });
  });
});

describe('English', () => {
  test.each([
    'Zelenskyy, Macron and Duda met in Rzeszów.',
    'Abdelmadjid Tebboune said Sergei Lavrov told Ramtane Lamamra of the Kremlin’s offer.',
    'Goal scorers on Sunday:\n\n9 Diego Milito (Real Zaragoza)\n8 Ruud van Nistelrooy (Real Madrid)\n7 Eto’o (Barcelona)',
    'RUSSIA TO RECOGNISE DONETSK, LUHANSK - PUTIN',
    '“Ми готові до розмови,” he said in Ukrainian, and his press service put the words into English for reporters.',
  ])('is %j', (text) => {
    expect(notEnglish(text)).toBeNull();
  });

  test.each([
    ['Russian', 'Министр заявил во вторник, что переговоры продолжатся в Женеве.'],
    ['Ukrainian', 'Міністр заявив у вівторок, що переговори триватимуть у Женеві.'],
    ['Chinese', '外交部长星期二表示，谈判将在日内瓦继续举行。'],
    ['Arabic', 'قال وزير الخارجية إن المحادثات ستستأنف في جنيف.'],
    ['German', 'Der Minister sagte am Dienstag, die Verhandlungen in Genf werden im Januar fortgesetzt.'],
    ['French', 'Le ministre a déclaré mardi que les pourparlers reprendraient à Genève en janvier.'],
    ['Spanish', 'El ministro dijo el martes que las conversaciones se reanudarán en Ginebra en enero.'],
    ['Italian', 'Il ministro ha detto che i colloqui riprenderanno a Ginevra e che non ci sono novità.'],
    ['Polish', 'Minister powiedział we wtorek, że rozmowy w Genewie zostaną wznowione.'],
    ['Hungarian', 'A külügyminiszter kedden azt mondta, hogy a tárgyalások Genfben folytatódnak.'],
    ['Turkish', 'Bakan salı günü Cenevre’deki görüşmelerin süreceğini söyledi ve bir tarih verdi.'],
    [
      'Indonesian',
      'Menteri luar negeri mengatakan pada Selasa bahwa perundingan dengan Rusia dan Ukraina dilanjutkan.',
    ],
    ['Dutch', 'De minister zei dinsdag dat het overleg in Genève niet wordt hervat.'],
    ['an unknown tongue', 'kata lomi su peta rano '.repeat(60)],
  ])('is not %s', (_, text) => {
    expect(notEnglish(text)).toMatch(/^not English: .*; only English is read; give an English text$/);
  });
});
