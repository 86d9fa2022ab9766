import { Select } from '@trussworks/react-uswds';
import { useState } from 'react';
import { texts } from '../texts/texts.ts';
import { chooseTheme, type Theme, themeChosen, themes } from '../theme/theme.ts';

/** Light, dark, or as the machine is set. */
export function ThemeChoice() {
  const [theme, setTheme] = useState(themeChosen);
  return (
    <label className="hb-field">
      {texts.frame.theme}
      <Select
        id="theme-choice"
        name="theme"
        value={theme}
        onChange={({ target }) => {
          const chosen = target.value as Theme;
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {texts.frame.themes[one]}
          </option>
        ))}
      </Select>
    </label>
  );
}
