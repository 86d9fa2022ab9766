/** Search over everything, from every page. */
import { Button, TextInput } from '@trussworks/react-uswds';
import { useNavigate } from 'react-router';
import { useAddressOf } from '../address.ts';
import { texts } from '../texts/texts.ts';

export function SearchForm() {
  const navigate = useNavigate();
  const addressOf = useAddressOf();
  return (
    <search>
      <form
        className="hb-field"
        action={(form: FormData) => {
          void navigate(addressOf('/search', { text: String(form.get('text') ?? '').trim() }));
        }}
      >
        <TextInput id="search-everything" type="search" name="text" aria-label={texts.frame.searchLabel} required />
        <Button unstyled type="submit">
          {texts.frame.search}
        </Button>
      </form>
    </search>
  );
}
