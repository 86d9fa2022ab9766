/**
 * English words that a table gives one meaning though they are two: firms are told apart by them. Inflections,
 * abbreviations and translations are none, and "AIR" is short for each of airlines and airways. A line is a meaning; `|` parts
 * its words, which stand with their inflections.
 */
const synonymWords = `
airlines airline | airways airway | aircompany
aircraft | aeroplane | aeronautical aeronautics
automotive automobile automobiles auto autos | motor motors | car cars
chemical chemicals | chemistry
construction constructions | building | builders
distribution | distributors
enterprise enterprises | firm
equipment equipments | apparatus
instrument instruments instrumentation instrumental | device devices
machinery machine machines | machinebuilding
marine | maritime
metals metal | metallurgy metallurgical
mining mine mines | mineral minerals
missile missiles | rocket
navy naval | fleet
nuclear | atomic atom
ocean | oceanic
oil | petroleum | petrol
partners partner | associates
pipe | tube tubes
plant | factory factories | mill mills
railway railways railroad | rail
shipbuilding shipbuilders | shipyard shipyards | dockyard
shipping ship | navigation
solar | photovoltaic
trading trade traders trader | commerce
vehicle vehicles | truck trucks | tractor
weapons weapon | arms armament armaments | ordnance
wood | timber
ammunition ammo | munitions munition
technology technologies technological | technical
tourism | travel
port | seaport
global | world worldwide
uk | british | britain | england
korea korean | koryo
`;

const senses = new Map<string, string>();
for (const [line, words] of synonymWords.trim().split('\n').entries()) {
  for (const [sense, inflected] of words.split(' | ').entries())
    for (const word of inflected.split(' ')) senses.set(word, `${line} ${sense}`);
}

/** Of two words in ASCII with one meaning: whether they are two words of one language. */
export function areSynonyms(a: string, b: string): boolean {
  const [one, other] = [senses.get(a), senses.get(b)];
  return one !== undefined && other !== undefined && one !== other;
}
