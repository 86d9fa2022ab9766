/** What is left of a token when everything goes that transcriptions write now so, now so: its consonants, roughly. */

/** Class of each small Latin letter; vowels, h and y have none. Letters of one class are transcribed for one another. */
const classOf = new Uint16Array(128);
for (const letters of ['bpvwf', 'ckqgx', 'dt', 'jzs', 'l', 'mn', 'r'])
  for (const letter of letters) classOf[letter.charCodeAt(0)] = letters.charCodeAt(0);
for (let digit = 48; digit < 58; digit++) classOf[digit] = digit;

/** Writes the consonants, equal neighbours once; gives how many. Signs beyond ASCII stay as they are. */
export function skeletonInto(into: Uint16Array, codes: Uint16Array, from: number, to: number): number {
  let length = 0;
  let before = 0;
  for (let i = from; i < to && length < into.length; i++) {
    const code = codes[i];
    const sound = code < 128 ? classOf[code] : code;
    if (sound !== 0 && sound !== before) into[length++] = sound;
    // A vowel between two equal consonants keeps both.
    before = sound;
    // x is written ks.
    if (code === 120 && length < into.length) into[length++] = before = 106;
  }
  return length;
}
