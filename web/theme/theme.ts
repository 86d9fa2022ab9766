/** Light, dark, or what the machine is set to. Kept in this browser alone. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = 'hauberk-theme';

export function themeChosen(): Theme {
  const value = localStorage.getItem(kept);
  return themes.find((theme) => theme === value) ?? 'auto';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(kept, theme);
  applyTheme(theme);
}
