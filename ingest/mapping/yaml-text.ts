/** Values as YAML 1.2 on one line. What is not plainly a text is quoted as JSON, which YAML reads. */

export function plain(text: string): string {
  const isPlain = /^[\p{L}][\p{L}\p{N} ._()/-]*$/u.test(text) && !/\s$|^(?:true|false|null|yes|no|on|off|~)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

type Flow = string | readonly string[] | { readonly [key: string]: Flow };

/** As `plain`, within brackets. */
export function flow(value: Flow): string {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return `[${value.map((each: string) => plain(each)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${plain(key)}: ${flow(each as Flow)}`)
    .join(', ')}}`;
}
