/** Parts of Compare that figures of other pages lead to. */
export const changeParts = { gaps: 'gaps', vendors: 'vendors', documents: 'documents' } as const;
