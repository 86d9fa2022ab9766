/** `www.huawei.com` names whom `huawei` does. */

const generic = '(?:com|net|org|info|biz)';
const national =
  '(?:ae|am|at|az|be|bg|br|by|ca|ch|cn|cz|de|dk|ee|eu|fi|fr|gr|hk|hu|il|in|ir|it|jp|kp|kr|kz|lt|lv|mx|nl|pk|pl|pt|ro|rs|ru|sy|tr|tw|ua|uk|us|uz|ve|vn)';
const label = '[\\p{L}\\p{N}][\\p{L}\\p{N}-]{1,62}';
const blank = '(?<![^\\s(])';
const end = '(?:/[^\\s]{0,200})?(?![^\\s),;])';
/** An address of the web; one that is a name's word ends in a domain that is no word and no legal form of its own. */
const addresses = [
  new RegExp(`${blank}(?:https?://)?www\\.(${label})(?:\\.\\p{L}{2,6}){1,2}${end}`, 'giu'),
  new RegExp(`${blank}(?:https?://)?(${label})\\.${generic}(?:\\.${national})?${end}`, 'giu'),
  new RegExp(`^\\s?(?:https?://)?(${label}\\p{L})\\.(?:co\\.)?${national}/?\\s?$`, 'iu'),
];

/** Without `www` and top-level domains. */
export function withoutDomains(text: string): string {
  if (!/\.\p{L}{2}/u.test(text)) return text;
  return addresses.reduce((name, address) => name.replace(address, '$1'), text);
}
