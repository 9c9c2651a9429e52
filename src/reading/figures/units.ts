/** What a unit measures. */
export type Measure = 'money' | 'percent' | 'distance' | 'duration' | 'weight' | 'area' | 'volume' | 'power';

export interface Unit {
  readonly measure: Measure;
  /** As a figure's `unit` shows it: ISO 4217 for money, SI symbols where the article writes them. */
  readonly unit: string;
}

/** Unit words by measure: what a figure shows, then how articles write it (lower case, words joined by spaces). */
const TABLE: Record<Measure, Record<string, string>> = {
  percent: { percent: 'percent|per cent|percentage point|percentage points|pct|%' },
  distance: {
    km: 'km|kms|kilometer|kilometers|kilometre|kilometres',
    miles: 'mile|miles|nautical mile|nautical miles',
    metres: 'meter|meters|metre|metres|m',
    feet: 'foot|feet|ft',
    yards: 'yard|yards',
    cm: 'cm|centimeter|centimeters|centimetre|centimetres',
    mm: 'mm|millimeter|millimeters|millimetre|millimetres',
    inches: 'inch|inches',
  },
  duration: {
    seconds: 'second|seconds',
    minutes: 'minute|minutes',
    hours: 'hour|hours',
    days: 'day|days',
    weeks: 'week|weeks',
    months: 'month|months',
    years: 'year|years',
    decades: 'decade|decades',
  },
  weight: {
    kg: 'kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes',
    tonnes: 'tonne|tonnes|metric ton|metric tons|metric tonnes',
    tons: 'ton|tons',
    pounds: 'pound|pounds|lb|lbs',
    grams: 'gram|grams|gramme|grammes',
    kilotons: 'kiloton|kilotons',
    megatons: 'megaton|megatons',
  },
  area: {
    hectares: 'hectare|hectares',
    acres: 'acre|acres',
    'sq km': 'sq km|square kilometer|square kilometers|square kilometre|square kilometres',
    'sq miles': 'sq miles|square mile|square miles',
    'sq metres': 'square meter|square meters|square metre|square metres',
  },
  volume: {
    barrels: 'barrel|barrels',
    litres: 'liter|liters|litre|litres',
    gallons: 'gallon|gallons',
    'cubic metres': 'cubic meter|cubic meters|cubic metre|cubic metres',
  },
  power: {
    MW: 'mw|megawatt|megawatts',
    kW: 'kw|kilowatt|kilowatts',
    GW: 'gw|gigawatt|gigawatts',
  },
  money: {
    USD: 'dollar|dollars|dlrs|dlr|usd|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|$',
    EUR: 'euro|euros|eur|€',
    GBP: 'pounds sterling|sterling|british pounds|gbp|quid|£',
    JPY: 'yen|japanese yen|jpy|¥',
    CNY: 'yuan|rmb|renminbi|chinese yuan|cny',
    RUB: 'ruble|rubles|rouble|roubles|rub|₽',
    UAH: 'hryvnia|hryvnias|hryvna|uah|₴',
    INR: 'indian rupees|inr',
    ILS: 'shekel|shekels|nis',
    KRW: 'won|south korean won|krw',
    CHF: 'swiss francs|chf',
    DEM: 'deutsche marks|deutschmarks|german marks|marks',
    FRF: 'french francs',
    TRY: 'turkish lira|turkish liras',
    HKD: 'hong kong dollars|hk dollars|hkd',
    AUD: 'australian dollars|aud',
    CAD: 'canadian dollars|cad',
    rupees: 'rupee|rupees',
    rials: 'rial|rials|riyal|riyals',
    dinars: 'dinar|dinars',
    francs: 'franc|francs',
    lira: 'lira|liras|lire',
    pesos: 'peso|pesos',
    rand: 'rand',
    kroner: 'kroner|kronor|krona',
    TWD: 'taiwan dollars|twd',
    SGD: 'singapore dollars|sgd',
    THB: 'baht|thb',
    MYR: 'ringgit|myr',
    IDR: 'rupiah|idr',
    XEU: 'ecu|ecus',
    taka: 'taka',
    dirhams: 'dirham|dirhams',
    shillings: 'shilling|shillings',
    pence: 'penny|pence',
    cents: 'cent|cents',
  },
};

const UNITS = new Map<string, Unit>();
for (const measure of Object.keys(TABLE) as Measure[]) {
  for (const [unit, forms] of Object.entries(TABLE[measure])) {
    for (const form of forms.split('|')) UNITS.set(form, { measure, unit });
  }
}

/** The unit that the words, lower case and joined by single spaces, name. */
export function unitNamed(words: string): Unit | null {
  return UNITS.get(words) ?? null;
}

/** Longest unit, in words. */
export const UNIT_WORDS = 3;
