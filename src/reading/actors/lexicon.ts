/**
 * The nouns that can head a mention, by what the mention then refers to:
 * - person: one human being by office, calling or kinship;
 * - government: people and bodies that are their state when they act (gold GUIDE, "Actors");
 * - institution: bodies of a state that keep their own name: police, courts, media;
 * - group: people, armed groups and bodies without a name;
 * - country: "the two countries", "the kingdom";
 * - document: speaks for its author: "the statement";
 * - work: speaks for a named owner only: "a UN peace plan".
 */
export type NounClass = 'person' | 'government' | 'institution' | 'group' | 'country' | 'document' | 'work';

export interface Noun {
  readonly class: NounClass;
  readonly plural: boolean;
  /** Singular form. */
  readonly lemma: string;
  readonly gender: 'm' | 'f' | null;
}

const words = (list: string): string[] => list.trim().split(/\s+/);

const PERSON = words(`
  president premier chancellor minister secretary ambassador envoy representative spokesperson leader chief commander
  general colonel major captain lieutenant sergeant admiral marshal brigadier director chairperson chair head governor
  mayor senator congressman congresswoman lawmaker legislator parliamentarian mp deputy negotiator diplomat adviser
  advisor aide judge prosecutor lawyer attorney counsel professor analyst expert historian economist candidate nominee
  front-runner frontrunner contender founder editor coordinator mediator commissioner inspector officer journalist reporter
  correspondent columnist tycoon developer billionaire cleric ayatollah sheikh imam rabbi bishop archbishop pope pontiff
  dictator strongman warlord dissident activist suspect bomber gunman critic ally rival opponent counterpart successor
  predecessor delegate emissary speaker vice-president undersecretary treasurer ruler politician statesman survivor
  refugee soldier militant guerrilla rebel insurgent fighter terrorist attacker hostage captive prisoner detainee
  resident citizen civilian witness official participant member veteran doctor nurse worker student engineer scientist
  writer author author philosopher theologian consultant strategist scholar researcher fellow banker trader
  executive manager owner publisher anchor host moderator commentator pollster lobbyist
  relative victim protester demonstrator marcher migrant immigrant exile villager farmer fisherman pilgrim voter
  supporter follower sympathiser sympathizer loyalist smuggler trafficker hijacker kidnapper killer assassin sniper
  peacekeeper observer monitor investigator auditor rescuer medic pilot sailor marine guard policeman interpreter
  customer investor shareholder employee staffer trustee cardinal monk priest nun king queen prince princess emperor
  sultan emir monarch boy girl man woman child son daughter father mother wife husband widow brother sister grandmother
  grandfather uncle aunt great-uncle great-aunt cousin nephew niece grandson stepmother stepfather
  millionaire businessman businesswoman spokesman spokeswoman chairman chairwoman policewoman
  national adversary perpetrator murderer caregiver jihadist captor inhabitant
  backer hawk moderate reformer conservative liberal republican democrat socialist communist nationalist separatist
  secessionist islamist extremist radical hardliner hard-liner campaigner advocate friend colleague neighbor neighbour
  maker policymaker policy-maker mediator competitor settler lecturer teacher pupil passenger tourist traveller traveler taxpayer consumer detective agent operative
  spy commando paratrooper reservist deserter looter rioter squatter clergyman player hacker informant source insider defector whistleblower inmate conscript cadet recruit volunteer
`);
const GOVERNMENT = words(`
  government administration cabinet regime leadership ministry military army navy airforce presidency embassy junta
  officialdom
`);
const INSTITUTION = words(`
  police court parliament congress senate assembly legislature knesset duma newspaper daily weekly magazine radio
  television tv channel broadcaster network station media press intelligence judiciary jury tribunal prosecution
  commission committee council panel board bureau inquiry university institute hospital bank company firm
  corporation website house chamber
`);
const GROUP = words(`
  troop force group movement organisation organization alliance coalition bloc agency party faction wing militia gang
  tribe clan community opposition team delegation mission side crew staff contingent brigade battalion unit squad
  convoy crowd mob public electorate population people majority minority industry union federation league body watchdog
  charity forum association society family cell network army-unit front
 ngo sect guerilla mercenary separatist leadership camp grouping club society nobody everyone
`);
const GROUP_PLURAL = words(`
  troops forces people police men women children authorities officials media leaders personnel families relatives
  masses allies powers partners parties investigators lawmakers ministers elders youths youth locals foreigners
`);
const COUNTRY = words('country nation state kingdom republic neighbor-state territory government-in-exile');
const DOCUMENT = words(`
  statement report communique communiqué resolution declaration letter memo memorandum document text announcement
  dispatch bulletin editorial article release draft message notice poster press-release transcript petition
`);
/** Things that are their makers' word only where a name owns them: "a UN peace plan", "data from the ministry". */
const WORK = words(`
  accord agreement deal treaty plan proposal study survey poll charter constitution data figure figures estimate
  estimates assessment policy budget
`);
const FEMALE = new Set(
  words(`spokeswoman chairwoman congresswoman queen princess girl woman daughter mother wife widow sister grandmother
  aunt great-aunt niece stepmother nun policewoman businesswoman mrs ms miss madam lady dame`),
);
const MALE = new Set(
  words(`spokesman chairman congressman king prince emperor sultan emir boy man son father husband brother grandfather
  uncle great-uncle nephew grandson stepfather pope monk priest businessman policeman ayatollah sheikh imam mr sir
  lord mister`),
);
const IRREGULAR: Readonly<Record<string, string>> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  people: 'people',
  police: 'police',
  media: 'media',
  press: 'press',
  wife: 'wives',
  staff: 'staff',
};

export const NOUNS: ReadonlyMap<string, Noun> = (() => {
  const nouns = new Map<string, Noun>();
  const add = (list: readonly string[], nounClass: NounClass) => {
    for (const lemma of list) {
      const gender = FEMALE.has(lemma) ? 'f' : MALE.has(lemma) ? 'm' : null;
      const one: Noun = { class: nounClass, plural: false, lemma, gender };
      if (!nouns.has(lemma)) nouns.set(lemma, one);
      const plural = pluralOf(lemma);
      if (!nouns.has(plural)) {
        nouns.set(plural, { ...one, class: nounClass === 'person' ? 'group' : nounClass, plural: true });
      }
    }
  };
  add(PERSON, 'person');
  add(GOVERNMENT, 'government');
  add(INSTITUTION, 'institution');
  add(GROUP, 'group');
  add(COUNTRY, 'country');
  add(DOCUMENT, 'document');
  add(WORK, 'work');
  for (const form of GROUP_PLURAL) {
    const known = nouns.get(form);
    nouns.set(form, {
      class: form === 'police' || form === 'media' ? 'institution' : 'group',
      plural: true,
      lemma: known?.lemma ?? form,
      gender: null,
    });
  }
  nouns.set('authorities', { class: 'government', plural: true, lemma: 'authorities', gender: null });
  nouns.set('officials', { class: 'government', plural: true, lemma: 'official', gender: null });
  return nouns;
})();

/** Plural of a noun of this file: "militaries", "gunmen". */
export function pluralOf(noun: string): string {
  const irregular = IRREGULAR[noun];
  if (irregular) return irregular;
  if (/(?:man|woman)$/.test(noun)) return noun.replace(/man$/, 'men');
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

export const FORMS_OF_ADDRESS = new Set(
  words(
    'mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame gen. lt. col. maj. capt. sgt. sen. rep. gov. prof. adm. brig. rev.',
  ),
);

/** Gender that a title or a form of address tells. */
export function genderOf(word: string): 'm' | 'f' | null {
  const plain = word.replace('.', '');
  return FEMALE.has(plain) ? 'f' : MALE.has(plain) ? 'm' : null;
}

export const POSSESSIVES = new Set(words('my our your his her its their whose'));
export const DEFINITE = new Set(words('the this these those both'));
export const INDEFINITE = new Set(words('a an another one some any no'));
/** Words of number before a noun; with "of" after them too: "dozens of", "most of the". */
export const QUANTIFIERS = new Set(
  words(`one two three four five six seven eight nine ten eleven twelve dozen dozens tens scores hundred hundreds
  thousand thousands million millions some any many several most all both each every no none few more other others
  another such certain various number numbers majority lot lots handful couple half fewer`),
);
/** Words that may stand before a number: "about 20 soldiers", "more than 100 people", "at least two". */
export const APPROXIMATIONS = new Set(
  words('about around nearly almost over roughly some at least most more fewer than up to only just'),
);

/** Lower-case words before a noun that do not look like adjectives. */
export const MODIFIERS = new Set(
  words(`senior junior top chief former ex late then new old young big major key main local foreign western eastern northern
  southern central defence defense interior finance trade labor labour press security peace prime vice under deputy
  assistant acting interim special hard far left right wing state church hospital embassy university campaign election
  bombing terror oil gas energy nuclear weapons arms human rights aid relief health border field world global
  high low upper lower larger smaller older younger good own same so-called opposition party rebel guerrilla militant army police navy military government
  ruling visiting leading fighting fellow great-power super power joint combined allied coalition house white house
  media news state-run television radio tv newspaper business student worker union family family's unnamed unknown
  unidentified armed wounded suspected alleged retired exiled displaced would-be potential possible relevant other independent rogue private public intelligence
  communications news affairs sports ceasefire war first second third last next previous mainstream grassroots grass-roots moslem muslim
  christian jewish shiite sunni arab ethnic black white red enemy riot air ground naval sea land drug drugs anti-drug
  climate immigration customs labour-market legal point official head lead chief-of-staff executive general
  permanent rotating presidential vice-presidential assembly budget cabinet council committee court crown district
  development education emergency environment exchange fellow finance fire flight frontier guard home housing
  information insurance investment justice law market medical minority mission monarch mountain music national
  network ocean office opinion organisation parliament peacekeeping planning policy polling prison propaganda protest
  province refugee regional rescue research resistance revolution rival road safety science service space sports
  spy supreme tax technology tourism traffic transport treasury tribal truce village voting water welfare women's`),
);
/** What may follow "secretary of", "minister for" inside a title. */
export const PORTFOLIO = new Set(
  words(`state defense defence treasury interior finance foreign affairs staff justice trade commerce energy
  health education agriculture labor labour homeland security war information culture economy national internal external
  relations transport industry environment veterans housing urban development oil planning`),
);
export const PREPOSITIONS = new Set(
  words(`of in on at by for from to with without against between among amid during after before under over about into
  onto through throughout across inside outside near around toward towards within beyond behind beside beneath above
  below along alongside despite except excluding including involving regarding concerning like unlike via per since
  until upon off out as than because`),
);
/** After these a subject may stand; elsewhere a noun after a word is its object. */
export const SUBJECT_LEADS = new Set(
  words(`, ; : ( ) -- — – - " “ ” \`\` '' ' ‘ ’ . ? ! and but or that while as when if because although though whether
  where which after before since until unless so than yet also meanwhile however then later earlier today yesterday
  thursday friday saturday sunday monday tuesday wednesday said says added told week month year`),
);
/** Verbs of saying beside which a subject is a speaker. */
export const SAYING = new Set(
  words(`said says say saying told tells added adds warned warns stated states declared announced insisted argued
  claimed replied asked noted stressed explained concluded continued recalled acknowledged admitted reported`),
);
/** Prepositions after which the name of a country or a capital is a place, not its government. */
export const LOCATIVES = new Set(
  words('in at near inside outside throughout across around within into through via'),
);
