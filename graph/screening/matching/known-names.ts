/**
 * Bodies that the statutes and lists behind the shipped rules name, under the names that they themselves or those
 * sources use: in full, short, as initials, in their own script. Who asks for one is also compared under the others.
 * A name without a row is compared as it is written.
 *
 * Sources: section 889(f)(3) of Public Law 115-232; section 5949(j)(3) of Public Law 117-263; the lists of Chinese
 * military companies of section 1260H of Public Law 116-283 as the Federal Register states them; section 1634 of
 * Public Law 115-91 (Kaspersky Lab); OFAC's SDN list and the Entity List (15 CFR 744, supplement 4), works of the US
 * government; the companies' registered Chinese and English names. A line is one body, its full name first.
 */
import { type NameForm, nameForm } from './name-form.ts';

const bodies = `
Huawei Technologies | Huawei | 华为技术 | 华为 | 華為技術 | 華為 | هواوي | هواوی | Хуавей | Хуавэй | 화웨이 | ファーウェイ
HiSilicon Technologies | HiSilicon | 海思半导体 | 海思
ZTE Corporation | ZTE | Zhongxing Telecommunication Equipment | 中兴通讯 | 中興通訊 | 中兴 | ЗТЕ
Hytera Communications | Hytera | 海能达通信 | 海能达
Hangzhou Hikvision Digital Technology | Hikvision | Hikvision Digital Technology | 杭州海康威视数字技术 | 海康威视 | 海康威視 | Хиквижн
Zhejiang Dahua Technology | Dahua Technology | Dahua | 浙江大华技术 | 大华技术 | 大华
Semiconductor Manufacturing International Corporation | SMIC | 中芯国际集成电路制造 | 中芯国际 | 中芯國際
ChangXin Memory Technologies | CXMT | 长鑫存储技术 | 长鑫存储 | 長鑫存儲
Yangtze Memory Technologies | YMTC | 长江存储科技 | 长江存储 | 長江存儲
Aviation Industry Corporation of China | AVIC | 中国航空工业集团 | 中航工业 | 中国航空工业
China North Industries Group Corporation | China North Industries Corporation | NORINCO | NORINCO Group | 中国北方工业公司 | 中国兵器工业集团 | 中国北方工业 | 北方工业
China South Industries Group Corporation | CSGC | 中国兵器装备集团
China Aerospace Science and Technology Corporation | CASC | 中国航天科技集团 | 航天科技集团
China Aerospace Science and Industry Corporation | CASIC | 中国航天科工集团 | 航天科工集团
China State Shipbuilding Corporation | CSSC | 中国船舶集团 | 中国船舶工业集团
China Shipbuilding Industry Corporation | CSIC | 中国船舶重工集团
China Electronics Technology Group Corporation | CETC | 中国电子科技集团 | 中国电科 | 中电科
China Electronics Corporation | 中国电子信息产业集团 | 中国电子
China National Nuclear Corporation | CNNC | 中国核工业集团 | 中核集团
China General Nuclear Power Corporation | CGN | China General Nuclear Power Group | 中国广核集团 | 中广核
China National Offshore Oil Corporation | CNOOC | 中国海洋石油集团 | 中国海洋石油总公司 | 中国海油 | 中海油
China National Petroleum Corporation | CNPC | 中国石油天然气集团 | 中国石油
China National Chemical Corporation | ChemChina | 中国化工集团
China Ocean Shipping Company | COSCO | China COSCO Shipping Corporation | COSCO Shipping | 中国远洋海运集团 | 中国远洋运输 | 中远海运 | 中远集团
Commercial Aircraft Corporation of China | COMAC | 中国商用飞机 | 中国商飞
China Railway Rolling Stock Corporation | CRRC Corporation | CRRC | 中国中车集团 | 中国中车
China Communications Construction Company | CCCC | 中国交通建设集团 | 中国交建
China Mobile Communications Group | China Mobile | China Mobile Communications Corporation | 中国移动通信集团 | 中国移动 | 中國移動
China Telecommunications Corporation | China Telecom | 中国电信集团 | 中国电信 | 中國電信
China United Network Communications Group | China Unicom | 中国联合网络通信集团 | 中国联通 | 中國聯通
Aero Engine Corporation of China | AECC | 中国航空发动机集团 | 中国航发
SZ DJI Technology | DJI | DJI Technology | Da-Jiang Innovations | Shenzhen DJI Innovation Technology | 深圳市大疆创新科技 | 大疆创新科技 | 大疆创新 | 大疆
CALB Group | CALB | China Aviation Lithium Battery | 中创新航科技 | 中创新航
Contemporary Amperex Technology | CATL | 宁德时代新能源科技 | 宁德时代
Tencent Holdings | Tencent | 腾讯控股 | 腾讯 | 騰訊 | Тенсент
Autel Robotics | 道通智能航空 | 道通智能
Inspur Group | Inspur | 浪潮集团 | 浪潮
BGI Genomics | BGI | 华大基因
Beijing Megvii Technology | Megvii | 北京旷视科技 | 旷视科技 | 旷视
Quectel Wireless Solutions | Quectel | 上海移远通信技术 | 移远通信
Hesai Technology | Hesai | 上海禾赛科技 | 禾赛科技
Beihang University | Beijing University of Aeronautics and Astronautics | 北京航空航天大学
Beijing Institute of Technology | 北京理工大学
Harbin Institute of Technology | 哈尔滨工业大学
Harbin Engineering University | 哈尔滨工程大学
Northwestern Polytechnical University | 西北工业大学
Nanjing University of Aeronautics and Astronautics | 南京航空航天大学
Nanjing University of Science and Technology | 南京理工大学
National University of Defense Technology | 国防科技大学 | 国防科学技术大学
Kaspersky Lab | Kaspersky | AO Kaspersky Lab | Лаборатория Касперского
Korea Mining Development Trading Corporation | KOMID | 조선광업개발무역회사
Islamic Republic of Iran Shipping Lines | IRISL | کشتیرانی جمهوری اسلامی ایران
National Iranian Oil Company | NIOC | شرکت ملی نفت ایران
Rosoboronexport | Рособоронэкспорт | Rosoboroneksport
United Aircraft Corporation | Объединённая авиастроительная корпорация | ОАК
United Shipbuilding Corporation | Объединённая судостроительная корпорация | ОСК
VTB Bank | VTB | Bank for Foreign Trade | Банк ВТБ | ВТБ | Vneshtorgbank
`;

const latin = /^[\p{Script=Latin}\p{N}]/u;
/** Which of the two words a group calls itself by tells none apart. */
const unsaid = new Set(['company', 'corporation', 'group', 'holding']);

/** Words that tell, those of other scripts as written: what they mean is said by other names too. */
function keyOf({ words }: NameForm): string {
  return words
    .filter(({ text }) => !unsaid.has(text))
    .map(({ written, text }) => (latin.test(written) ? text : written))
    .join(' ');
}

const byKey = new Map<string, readonly string[]>();
for (const line of bodies.trim().split('\n')) {
  const names = line.split(' | ');
  for (const name of names) byKey.set(keyOf(nameForm(name)), names);
}

/** Other names of the body that a name means, its full one first; none of most. */
export function knownNames(name: NameForm): string[] {
  return byKey.get(keyOf(name))?.filter((other) => other !== name.text) ?? [];
}

const longestInitials = 5;

/** Initials are those of other bodies too. */
export function isShortName({ words }: NameForm): boolean {
  const said = words.filter(({ text }) => !unsaid.has(text));
  return said.length === 1 && said[0].written.length <= longestInitials && latin.test(said[0].written);
}
