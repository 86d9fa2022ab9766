/** Search over everything, from every page. */
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
        <input className="usa-input" type="search" name="text" aria-label={texts.frame.searchLabel} required />
        <button className="usa-button usa-button--unstyled" type="submit">
          {texts.frame.search}
        </button>
      </form>
    </search>
  );
}
