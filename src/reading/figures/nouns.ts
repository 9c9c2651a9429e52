import { wordSet } from './words.ts';

const PEOPLE = wordSet(
  'people person persons civilians civilian men man women woman children child boys girls boy girl youths youth',
  'teenagers residents villagers citizens nationals national refugees refugee migrants seekers lives inhabitants',
  'victims victim casualties wounded injured dead others students student workers worker employees protesters',
  'protestors demonstrators marchers voters pilgrims prisoners detainees hostages hostage inmates suspects suspect',
  'terrorists militants militant rebels rebel insurgents insurgent guerrillas guerrilla gunmen gunman fighters fighter',
  'activists activist members member bombers bomber attackers attacker passengers journalists journalist reporters',
  'officials official officers officer policemen policeman police guards guard diplomats diplomat doctors nurses',
  'ministers minister lawmakers deputies senators congressmen delegates monitors monitor observers inspectors experts',
  'scientists agents contractors supporters followers farmers fishermen sailors crew pilots drivers driver brothers',
  'brother sisters sons daughters relatives parents orphans adults survivors bodies corpses population evacuees',
  'settlers immigrants foreigners foreigner tourists hijackers hijacker kidnappers kidnapper leaders commander',
  'commanders clerics teachers staff personnel separatists extremists jihadists bystanders passersby recruits volunteers',
);
const TROOPS = wordSet(
  'troops soldiers soldier servicemen serviceman marines marine peacekeepers peacekeeper paratroopers reservists',
  'conscripts infantrymen commandos legionnaires',
);
/** Peoples whose names the endings of `DEMONYM` miss. */
const PEOPLES = wordSet(
  'swiss dutch french thai thais turk turks serb serbs croat croats kurd kurds arab arabs jew jews czech czechs dane',
  'danes swede swedes pole poles finn finns greek greeks briton britons filipino filipinos slovak slovaks uzbek uzbeks',
  'afghan afghans tutsi tutsis hutu hutus muslim muslims moslem moslems christian christians spaniard spaniards',
  'englishman frenchman irishman dutchman tamil tamils sikh sikhs druze',
);
const DEMONYM = /^\p{Lu}[\p{L}-]+(?:ans?|is?|ese)$/u;

/** "people" or "troops" for nouns of persons, also for peoples ("Iraqis", "Sudanese"); null for all others. */
export function personsNamed(word: string): 'people' | 'troops' | null {
  const lower = word.toLowerCase();
  if (TROOPS.has(lower)) return 'troops';
  if (PEOPLE.has(lower) || /(?:men|women)$/.test(lower)) return 'people';
  return DEMONYM.test(word) || (PEOPLES.has(lower) && lower !== word) ? 'people' : null;
}

/** What became of the people counted. */
export type Fate = 'killed' | 'wounded' | 'held' | 'missing' | 'displaced';

const FATES: Record<Fate, ReadonlySet<string>> = {
  killed: wordSet(
    'killed killing kill kills dead died die dies dying slain perished deaths fatalities murdered executed massacred',
    'drowned assassinated',
  ),
  wounded: wordSet(
    'wounded wounding injured injuring injures injuries hurt hospitalised hospitalized maimed maiming',
  ),
  held: wordSet(
    'arrested arresting detained detaining captured capturing kidnapped kidnapping abducted abducting jailed',
    'imprisoned rounded expelled deported',
  ),
  missing: wordSet('missing unaccounted'),
  displaced: wordSet('displaced displacing evacuated evacuating homeless'),
};

const FATE_OF = new Map<string, Fate>();
for (const fate of Object.keys(FATES) as Fate[]) for (const word of FATES[fate]) FATE_OF.set(word, fate);

/** The fate that a verb, participle or noun tells, "killed" for "perished". */
export function fateNamed(lower: string): Fate | null {
  return FATE_OF.get(lower) ?? null;
}

/** Weapons and blows that are counted even one by one: "one shell". */
export const BLOWS = wordSet(
  'shell rocket missile bomb mortar warhead grenade mine torpedo drone tank helicopter aircraft plane jet warship ship',
  'submarine attack strike airstrike raid explosion blast bombing',
);

/** Heads that nobody tracks: "two sides", "three times", "several ways". */
export const UNTRACKED = wordSet(
  'sides side times time ways way things thing points point reasons reason occasions occasion issues issue questions',
  'question elements areas steps options option parts kinds types factors goals aims principles conditions levels fronts',
  'factions leaders halves aspects terms words principals stages phases legs posts pages page chapter chapters degrees',
  'cases case lines names tracks themes topics categories scenarios objectives priorities lessons sentences paragraphs',
  'articles',
);
