declare module 'virtual:documents' {
  export const documents: readonly {
    readonly name: string;
    readonly title: string;
    readonly load: () => Promise<{ readonly html: string }>;
  }[];
}
declare module 'virtual:diagnostic-codes' {
  export const codes: Readonly<Record<string, { readonly severity: string; readonly meaning: string; readonly todo: string }>>;
}
