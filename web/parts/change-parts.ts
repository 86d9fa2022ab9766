/** Parts of Compare that figures of other pages lead to. */
export const changeParts = { gaps: 'gaps', vendors: 'vendors', documents: 'documents' } as const;

/** What narrows each of them to one kind of change, in the address. */
export const changeParameters = { gaps: 'change', vendors: 'vendors', documents: 'documents' } as const;
