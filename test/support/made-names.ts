/** Names like those of lists, made from a seed: distinctive words, common ones and legal forms; and the same names misspelt. */
import { mulberry32, pick } from '../../bench/random.ts';

const heads =
  'aldwy brindl carro dunmor estrel fenwi gorbat halvar istvan jarosl kestr lomond mirov novgor ostrav petrop quarri rosneb sverdl tikhon'.split(
    ' ',
  );
const tails = 'ch ex ov ina mash prom tek ant or skiy lis ura dan ko eft'.split(' ');
const common =
  'trading shipping international group technology industries bank holdings energy of the and national steel electronics china iran'.split(
    ' ',
  );
const forms = ['Ltd', 'LLC', 'GmbH', 'Inc.', 'S.A.', 'Co., Ltd.', 'OOO', ''];
const letters = 'abcdefghijklmnopqrstuvwxyz';

export class MadeNames {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = mulberry32(seed);
  }

  name(): string {
    const words: string[] = [];
    const count = 1 + Math.floor(this.random() * 4);
    for (let i = 0; i < count; i++) words.push(this.random() < 0.5 ? this.word() : pick(this.random, common));
    return [...words, pick(this.random, forms)].join(' ').trim();
  }

  private word(): string {
    return pick(this.random, heads) + pick(this.random, tails);
  }

  /** The name with a letter exchanged, left out or put in; words exchanged, left out, put in or joined. */
  changed(name: string): string {
    const words = name.split(' ');
    const at = Math.floor(this.random() * words.length);
    const word = words[at];
    const letter = Math.floor(this.random() * word.length);
    const other = pick(this.random, [...letters]);
    switch (Math.floor(this.random() * 7)) {
      case 0:
        words[at] = word.slice(0, letter) + other + word.slice(letter + 1);
        break;
      case 1:
        words[at] = word.slice(0, letter) + word.slice(letter + 1);
        break;
      case 2:
        words[at] = word.slice(0, letter) + other + word.slice(letter);
        break;
      case 3:
        words.reverse();
        break;
      case 4:
        words.splice(at, 1);
        break;
      case 5:
        words.splice(at, 0, pick(this.random, common));
        break;
      default:
        words.splice(at, 2, words.slice(at, at + 2).join(''));
    }
    return words.join(' ');
  }
}
