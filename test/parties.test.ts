import { describe, expect, test } from 'vitest';
import { type ActorFinder, resolveActors } from '../src/reading/actors/actors.ts';
import type { Span } from '../src/record/span.ts';
import { draftOf, type Given, spanIn } from './drafts.ts';

function partiesAt(finder: ActorFinder, span: Span) {
  return finder.partiesAmong([{ span, probability: 1 }], 0.5, 0.5);
}

/** Whom `part` of the text stands for where it has a part in a deed, by name. */
function parties(text: string, part: string, given: Given = {}): string[] {
  const finder = resolveActors(draftOf(text, given));
  return partiesAt(finder, spanIn(text, part)).map((actor) => actor.name);
}

describe('who acts for whom', () => {
  const front = { names: ['ORG:Zorvan Front'] };

  test('the members and units of a body are the body', () => {
    const text = 'Two Zorvan Front fighters fled. A Zorvan Front unit shot at NATO monitors.';
    expect(parties(text, 'Two Zorvan Front fighters', front)).toEqual(['Zorvan Front']);
    expect(parties(text, 'A Zorvan Front unit', front)).toEqual(['Zorvan Front']);
    expect(parties(text, 'NATO monitors')).toEqual(['NATO']);
    expect(parties('Remnants of the Zorvan Front fled.', 'Remnants of the Zorvan Front', front)).toEqual([
      'Zorvan Front',
    ]);
  });

  test('the members of an alliance are states, not the alliance', () => {
    expect(parties('NATO members met.', 'NATO members')).toEqual(['NATO members']);
  });

  test('soldiers and missions are their state in a deed, but speak for themselves', () => {
    const text = 'Kenyan troops attacked the Kenyan mission. Kenyan army soldiers fled.';
    expect(parties(text, 'Kenyan troops')).toEqual(['Kenya']);
    expect(parties(text, 'the Kenyan mission')).toEqual(['Kenya']);
    expect(parties(text, 'Kenyan army soldiers')).toEqual(['Kenya']);
    expect(resolveActors(draftOf(text)).actorOf(spanIn(text, 'Kenyan troops'))?.name).toBe('Kenyan troops');
  });

  test('people who are no body’s stay unnamed, police keep their name', () => {
    const text = 'Kenyan police shot at Kenyan exiles.';
    expect(parties(text, 'Kenyan police')).toEqual(['Kenyan police']);
    expect(parties(text, 'Kenyan exiles')).toEqual(['Kenyan exiles']);
  });

  test('what stands for a coalition before goes to it', () => {
    const text = 'The US-led coalition landed. Later coalition troops shot at boats.';
    expect(parties(text, 'coalition troops')).toEqual(['US-led coalition']);
  });
});

describe('parts of words and of phrases', () => {
  test('names that a hyphen joins', () => {
    const text =
      'EU-Iran talks and Israeli-Kenyan trade stopped after a Taliban-led raid and a U.S.-led one.';
    expect(parties(text, 'EU')).toEqual(['European Union']);
    expect(parties(text, 'Iran')).toEqual(['Iran']);
    expect(parties(text, 'Israeli-Kenyan')).toEqual(['Israel', 'Kenya']);
    expect(parties(text, 'Taliban-led')).toEqual(['Taliban']);
    expect(parties(text, 'U.S.-led')).toEqual(['United States']);
  });

  test('who qualifies a thing', () => {
    const text = 'The town is in rebel hands after terrorist bombings and international protest.';
    expect(parties(text, 'rebel')).toEqual(['rebels']);
    expect(parties(text, 'terrorist')).toEqual(['terrorists']);
    expect(parties(text, 'international')).toEqual(['international community']);
  });

  test('the owner inside a longer phrase', () => {
    const text = 'Hungary voted. It changed the country’s policy. "We closed our embassies," Hungary said.';
    expect(parties(text, 'the country')).toEqual(['Hungary']);
    expect(parties(text, 'our', { said: [['Hungary', 'We closed our embassies']] })).toEqual(['Hungary']);
  });

  test('a part of a body’s name is who it names, a part of a person’s is the person', () => {
    const text = 'The U.S. Harbour Service sued Greta Haldorf.';
    const names = ['ORG:U.S. Harbour Service', 'PER:Greta Haldorf'];
    expect(parties(text, 'U.S.', { names })).toEqual(['United States']);
    expect(parties(text, 'Haldorf', { names })).toEqual(['Greta Haldorf']);
  });

  test('people whom nothing else tells are called as the span calls them', () => {
    const text = 'Rescuers carried victims of the storm past left-wing NGOs and shepherds in Kenya.';
    expect(parties(text, 'Rescuers')).toEqual(['rescuers']);
    expect(parties(text, 'victims of the storm')).toEqual(['victims of the storm']);
    expect(parties(text, 'left-wing NGOs')).toEqual(['left-wing NGOs']);
    expect(parties('Armed villagers in Kenya fled.', 'Armed villagers')).toEqual(['armed villagers']);
  });

  test('a lone adjective or a document is nobody', () => {
    expect(parties('A new foreign plan failed.', 'foreign')).toEqual([]);
    expect(parties('A statement followed.', 'A statement')).toEqual([]);
  });

  test('people of a nation are not their state', () => {
    expect(parties('He wants to kill Americans.', 'Americans')).toEqual(['Americans']);
  });

  test('"the North" is the state of the article that is called so', () => {
    expect(parties('North Korea armed. The North is ready.', 'The North')).toEqual(['North Korea']);
    expect(parties('The North wind blew.', 'The North')).not.toContain('North Korea');
  });
});

describe('several', () => {
  const three = 'Poland, Hungary and Kenya signed.';

  test('so many as were named together', () => {
    const members = ['Poland', 'Hungary', 'Kenya'];
    expect(parties(`${three} The three countries left.`, 'The three countries')).toEqual(members);
    expect(parties(`${three} The three are late.`, 'The three')).toEqual(members);
    expect(parties(`${three} NATO met the three new members.`, 'the three new members')).toEqual(members);
    expect(parties(`${three} The four countries left.`, 'The four countries')).toEqual(['countries']);
  });

  test('"the two leaders" are those who lead', () => {
    const text =
      'President Ilse Brandauer met rebel leader Ole Strand. Greta Haldorf and Bram Verhulst watched. The two leaders shook hands.';
    const names = ['PER:Ilse Brandauer', 'PER:Ole Strand', 'PER:Greta Haldorf', 'PER:Bram Verhulst'];
    expect(parties(text, 'The two leaders', { names })).toEqual(['Ilse Brandauer', 'Ole Strand']);
  });

  test('the holders of an office in several states', () => {
    const given = { published: '1998-08-08' };
    const text = 'It wrote to the presidents of Kenya and Tanzania.';
    expect(parties(text, 'the presidents of Kenya and Tanzania', given)).toEqual([
      'Daniel arap Moi',
      'Benjamin Mkapa',
    ]);
  });

  test('police of two states are two', () => {
    expect(parties('The police in Kenya and Tanzania met.', 'The police in Kenya and Tanzania')).toEqual([
      'Kenyan police',
      'Tanzanian police',
    ]);
  });

  test('the permanent members of the Security Council are five', () => {
    const text = 'The UN Security Council permanent members met.';
    expect(parties(text, 'The UN Security Council permanent members')).toHaveLength(5);
  });

  test('governments in the plural are not one state’s', () => {
    const text = 'Kenya spoke to foreign governments. Kenya urged some governments to act.';
    expect(parties(text, 'foreign governments')).toEqual(['foreign governments']);
    expect(parties(text, 'some governments')).toEqual(['governments']);
  });
});

describe('pronouns', () => {
  test('an object is not the subject of its clause', () => {
    const text = 'Ole Strand left. Bram Verhulst called him a liar.';
    expect(parties(text, 'him', { names: ['PER:Ole Strand', 'PER:Bram Verhulst'] })).toEqual(['Ole Strand']);
  });

  test('"its" after a preposition is of whom the sentence named last', () => {
    const text = 'Germany froze its talks with Hungary over its refusal.';
    const finder = resolveActors(draftOf(text));
    const start = text.indexOf('its refusal');
    expect(partiesAt(finder, { start, end: start + 3 }).map(({ name }) => name)).toEqual(['Hungary']);
  });

  test('"we" is the agency that the speaker speaks for', () => {
    const text = '"We condemn it," Kofi Annan said.';
    const said = [['Kofi Annan', 'We condemn it']] as const;
    expect(parties(text, 'We', { published: '1999-05-01', said })).toEqual(['United Nations']);
  });
});
