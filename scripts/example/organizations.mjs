/**
 * Organisations and sites of the example. Every name is invented; none is meant to be a real firm.
 * A line: key | name | country | pools that it supplies | sites as `CC:place`, separated by `;`.
 */
const lines = `
quorrelle | Quorrelle Aerosystems Inc | US | unit | US:Dry Lake; US:Bayou
brindlecott | Brindlecott Avionics Ltd | GB | unit | GB:Moorside; GB:Tarn End
ostervane | Ostervane Flugtechnik GmbH | DE | unit | DE:Südhafen
marrenoux | Marrenoux Systèmes SAS | FR | unit | FR:Clairval
skeldhavn | Skeldhavn Unmanned AS | NO | unit | NO:Fjordmo
trillick | Trillickan Boardworks Ltd | IE | board | IE:Lough Row
vessolt | Vessolt Elektronik GmbH | DE | board | DE:Kesselau; DE:Altbrück
kuvaste | Kuvaste Elektroniikka Oy | FI | board | FI:Koivula
zelhorin | Zelhorin Electronics Sp. z o.o. | PL | board | PL:Nowy Brzeg
maplewhit | Maplewhit Circuits Inc | CA | board | CA:Loon Bay
takumori | Takumori Hakari Semiconductor KK | JP | semi | JP:Asagumo; JP:Minamiishi
daehwan | Daehwan Silivex Co Ltd | KR | semi | KR:Haebong
hsinlung | Hsinlung Orvane Microelectronics Co Ltd | TW | semi | TW:Fab 2; TW:Fab 3
silvarande | Silvarande Microsystèmes SA | FR | semi | FR:Grésillon
greystoat | Greystoat Semiconductor Inc | US | semi | US:Mesa Flat; US:Pine Hollow
penangkor | Penangkor Microtest Sdn Bhd | MY | semi | MY:Bukit Tinta
tamvellora | Tamvellora Wafer Co Ltd | TW | wafer | TW:Longpu
nordquassel | Nordquassel Wafer GmbH | DE | wafer | DE:Sandmoor
ibaraku | Ibaraku Suisho KK | JP | wafer | JP:Kitahama
aomizu | Aomizu Passive Denshi KK | JP | passive | JP:Higashino; JP:Tanigawa
sabanek | Sabanek Elektronik AS | TR | passive | TR:Gölbahçe
leiravik | Leiravik Passiva AB | SE | passive | SE:Granfors
orrathan | Orrathan Components Co Ltd | TH | passive | TH:Nong Sai
ardenquist | Ardenquist Connecteurs SAS | FR | conn | FR:Valmorin
polvatten | Polvatten Kontakt AB | SE | conn | SE:Björkhult
jalisol | Jalisol Arneses SA de CV | MX | conn | MX:El Mirto; MX:Dos Pinos
moravinek | Moravinek Kabely s.r.o. | CZ | conn | CZ:Lipovec
fenwhistle | Fenwhistle Microwave Ltd | GB | rf | GB:Sedgeley Fen
torvalisko | Torvalisko Radio Oy | FI | rf | FI:Hietala
carrabine | Carrabine RF Corp | US | rf | US:Salt Fork
haneul | Haneul Antenix Co Ltd | KR | rf | KR:Dalbit
zwartlicht | Zwartlicht Optiek BV | NL | optic | NL:Veldhoek
glimmerholt | Glimmerholt Optik GmbH | DE | optic | DE:Glasbach
hoshikumo | Hoshikumo Kogaku KK | JP | optic | JP:Yorunuma
tessarin | Tessarin Inertial SA | CH | sensor | CH:Montrelle; CH:Les Combes
bramblewick | Bramblewick Sensors Ltd | GB | sensor | GB:Hawthorn Green
auckmere | Auckmere Instruments Ltd | NZ | sensor | NZ:Tui Flat
rotavell | Rotavell Motori SpA | IT | drive | IT:Borgo Lento; IT:Pian Grande
drevnik | Drevnikov Pohony s.r.o. | CZ | drive | CZ:Starý Mlýn
oakquell | Oakquell Drives Inc | US | drive | US:Cinder Creek
magnorra | Magnorra Magneti Srl | IT | - | IT:Val Sorda
eisenquast | Eisenquast Magnettechnik GmbH | DE | - | DE:Hammerau
ferrokoivu | Ferrokoivu Sinter Oy | FI | - | FI:Rautasuo
nihamagu | Nihamagu Sinter KK | JP | - | JP:Sunahara
kolmarek | Kolmarek Spieki Sp. z o.o. | PL | - | PL:Huta Stara
balthemag | Balthemag Sinter OÜ | EE | - | EE:Kivimurru
hualingqiao | Hualingqiao Rare Metals Co Ltd | CN | - | CN:Separation Plant 2
baiyunshuo | Baiyunshuo Oxide Co Ltd | CN | - | CN:North Works
longxiduo | Longxiduo Separation Co Ltd | CN | - | CN:River Works
wirrawonga | Wirrawongalla Rare Earths Pty Ltd | AU | - | AU:Red Range
virukivi | Virukivenna Oxides OÜ | EE | - | EE:Sinimäe
torrecobre | Torrecobrina Metales SA | CL | metal | CL:Quebrada Sur
karagandol | Karagandolin Metals JSC | KZ | metal | KZ:Step Works
verdalto | Minas Verdaltinho SA | BR | metal | BR:Serra Fria
kobbernes | Kobbernesset Metall AS | NO | metal | NO:Smelteverk Øst
witrandel | Witrandel Alloys Pty Ltd | ZA | metal | ZA:Kopje Rand
fibralune | Fibralune Composites SAS | FR | compos | FR:Les Tissages
tarnwhistle | Tarnwhistle Composites Ltd | GB | compos | GB:Loom Bridge
kasumori | Kasumori Carbon KK | JP | compos | JP:Kurosuna
aldermosk | Aldermosk Polymers Inc | US | compos | US:Cane Hill
accumora | Accumoretta Batterie Srl | IT | batt | IT:Ponte Acido
hanbitjeon | Hanbitjeon Energy Co Ltd | KR | batt | KR:Namsol
lynxfell | Lynxfell Cells AB | SE | batt | SE:Lodjuret
pyrothessa | Pyrothessa Batteries Ltd | GB | - | GB:Cinder Lane
harrowgill | Harrowgillet Precision Ltd | GB | mech | GB:Anvil Street
frasenbruck | Fräsenbrücker Feinmechanik GmbH | DE | mech | DE:Spindelhof
kolarovac | Kolarovnica Strojevi d.o.o. | SI | mech | SI:Jeklarna
bengarulu | Bengarulu Precision Pvt Ltd | IN | mech | IN:Tumakere
tolvane | Tolvanette Machining Inc | US | mech | US:Gear Flats
kaljumere | Kaljumerelt Castings OÜ | EE | - | EE:Valukoda
montclairet | Montclairet Parasol SAS | FR | field | FR:Toilerie
vindhjelm | Vindhjelmen Tekstil AS | NO | field | NO:Vevgata
prairiemoot | Prairiemoot Shelters Inc | US | field | US:Grass Butte
brackenfurl | Brackenfurl Computing Ltd | GB | it | GB:Logic Yard
lakshvaran | Lakshvaranam Systems Pvt Ltd | IN | it | IN:Hosahalli
tidewrack | Tidewrack Computing Inc | US | it | US:Delta Point
halyard | Halyard & Thimble Software Ltd | GB | - | GB:Rope Walk
cobaltwick | Cobaltwick Software Inc | US | - | US:Blue Ledge
delmarique | Delmarique Power Devices Ltd | MY | - | MY:Tanjung Sinar
corvelanta | Corvelanta Precision Optics Ltd | IE | - | IE:Prism Park
bosphera | Bospherannis Servo Sanayi AS | TR | - | TR:Demirkapı Fab
meridolphin | Meridolphin Cables SA | ES | - | ES:La Cala
midmarsh | Midmarshal Component Distribution LLC | US | - |
overlandt | Overlandtse Distributie BV | NL | - |
hollowmere | Hollowmere Group Holdings plc | GB | - |
thornquill | Thornquillen Industries Inc | US | - |
kasanegi | Kasanegishi Holdings KK | JP | - |
sarnivka | Sarnivkara Capital JSC | KZ | - |
ostrogrand | Ostrogrande Invest JSC | KZ | - |
depot | Paper Kestrel Programme Depot | US | - |
allied | Paper Kestrel Allied Depot | NL | - |
`;

export const organizations = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [key, name, country, pool, sites = ''] = line.split('|').map((cell) => cell.trim());
      return [key, { key, name, country, pool, sites: sitesOf(name, sites) }];
    }),
);

function sitesOf(name, text) {
  const stem = name.split(' ')[0];
  return text
    .split(';')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .map((cell) => ({ name: `${stem} ${cell.slice(3)} Works`, country: cell.slice(0, 2) }));
}

/** Identifiers of the few that have one. The prefix 9999 is assigned to no issuer of LEIs: they name nobody. */
export const leis = new Map(
  ['quorrelle', 'delmarique', 'sarnivka', 'ostrogrand', 'hollowmere', 'bosphera'].map((key, index) => [
    key,
    lei(`999900KESTREL${String(index + 1).padStart(5, '0')}`),
  ]),
);

/** ISO 17442 with the check digits of ISO 7064 (mod 97-10). */
function lei(first18) {
  const digits = [...`${first18}00`].map((c) => parseInt(c, 36)).join('');
  return `${first18}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}`;
}

/** owner, owned, least and greatest share in per cent. */
export const ownership = [
  ['hollowmere', 'ardenquist', 100, 100],
  ['hollowmere', 'polvatten', 60, 60],
  ['thornquill', 'oakquell', 100, 100],
  ['kasanegi', 'takumori', 80, 80],
  ['kasanegi', 'aomizu', 50, 50],
  ['sarnivka', 'bosphera', 25, 25],
  ['ostrogrand', 'bosphera', 25, 25],
  ['sarnivka', 'meridolphin', 25, 25],
  ['ostrogrand', 'kaljumere', 20, 60],
];
