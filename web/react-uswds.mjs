/**
 * react-uswds is published as one module, of which bundlers cannot tell what is used: its icons are a class that is
 * filled while the module is loaded, and its modal brings a focus trap. Here both are marked as without effect where
 * nothing uses them, which is 41 of 44 kilobytes (gzip) of the first scripts.
 */
const icons = /([\w$]+ = )(class \{(?:\s*static \{\s*this\.\w+ = [\w$]+\([\w$]+\);\s*\})+\s*\})/;

export function reactUswds() {
  return {
    name: 'react-uswds',
    transform: {
      filter: { id: /node_modules\/(@trussworks\/react-uswds|focus-trap|focus-trap-react|tabbable)\// },
      handler(code, id) {
        if (!id.includes('@trussworks')) return { code, map: null, moduleSideEffects: false };
        if (!icons.test(code))
          this.error('react-uswds has other icons than web/react-uswds.mjs knows: look at what it adds to the pages');
        const marked = code.replace(icons, '$1/* @__PURE__ */ (() => $2)()').replace(wrappersOf(code), '= /* @__PURE__ */ $1');
        return { code: marked, map: null, moduleSideEffects: false };
      },
    },
  };
}

/** Components made by `memo` and `forwardRef`, under the names that the module gives these. */
function wrappersOf(code) {
  const names = ['memo', 'forwardRef'].map((name) => new RegExp(`\\b${name} as ([\\w$]+)`).exec(code)?.[1] ?? name);
  return new RegExp(`= ((?:${names.join('|')})\\()`, 'g');
}
