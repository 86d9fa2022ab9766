/** What stands around every page: banner, name, programme and day, search, navigation, and the view that is shown. */
import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigation } from 'react-router';
import { useAddressOf } from '../address.ts';
import { texts } from '../texts/texts.ts';
import { Away } from './away.tsx';
import { ScopeForm } from './scope-form.tsx';
import { SearchForm } from './search-form.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { UnknownProgramme, useUnknownProgramme } from './unknown-programme.tsx';
import { DayRemark, KnownThen, ViewRenewed, ViewShown } from './view-shown.tsx';

const t = texts.frame;

const entries = [
  ['/', t.pages.programme],
  ['/gaps', t.pages.gaps],
  ['/decisions', t.pages.decisions],
  ['/what-if', t.pages.whatIf],
  ['/plan', t.pages.plan],
  ['/compare', t.pages.compare],
  ['/hand-in', t.pages.handIn],
  ['/report', t.pages.report],
  ['/help', t.pages.help],
] as const;

/** Pages that have nothing to say of a programme that there is not. */
const ofProgramme = new Set(['/', '/gaps', '/decisions', '/what-if', '/plan', '/report']);

/** The operator's banner, which the server writes into the page; empty: none. */
export const banner = document.querySelector<HTMLMetaElement>('meta[name="hauberk-banner"]')?.content ?? '';

export function PageFrame() {
  const addressOf = useAddressOf();
  const isMoving = useNavigation().state !== 'idle';
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const unknown = useUnknownProgramme();
  const isAlone = unknown !== undefined && ofProgramme.has(pathname);
  const first = useRef(true);
  // A new page is read from its beginning, by screen readers too; or from the part of it that a link led to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it waits for
  useEffect(() => {
    if (first.current) first.current = false;
    else if (main.current?.contains(document.activeElement) !== true) main.current?.focus();
  }, [pathname]);
  return (
    <>
      <a className="hb-skip" href="#main">
        {t.skip}
      </a>
      {banner !== '' && (
        <aside className="hb-banner" aria-label={t.banner}>
          {banner}
        </aside>
      )}
      <header className="hb-header">
        <div className="hb-header__row">
          <Link className="hb-header__name" to={addressOf('/')}>
            {t.product}
          </Link>
          <ScopeForm />
          <SearchForm />
          <ThemeChoice />
        </div>
        <nav className="hb-nav" aria-label={t.navigation}>
          <ul>
            {entries.map(([path, name]) => (
              <li key={path}>
                <NavLink to={addressOf(path)} end>
                  {name}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <Away />
      <KnownThen />
      <ViewRenewed />
      <DayRemark />
      <main className="hb-main" id="main" ref={main} tabIndex={-1} aria-busy={isMoving}>
        {unknown !== undefined && <UnknownProgramme name={unknown} isAlone={isAlone} />}
        {!isAlone && <Outlet />}
      </main>
      <footer className="hb-footer">
        <ViewShown />
        <div>{t.noDetermination}</div>
        {banner !== '' && <div>{banner}</div>}
      </footer>
    </>
  );
}
