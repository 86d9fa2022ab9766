/** Where what was pressed goes away with what it did: reading goes on at the beginning of the page. */
export function focusMain(): void {
  document.getElementById('main')?.focus();
}
