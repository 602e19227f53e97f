/** @jsxImportSource preact */
import type { Session } from './session';
import { nameOf, type Words } from './words';

interface HeaderProps {
  session: Session;
  words: Words;
  large: boolean;
  onLarge(): void;
}

/** What stands above every screen: whose survey it is, in which language, and how large. */
export function Header({ session, words, large, onLarge }: HeaderProps) {
  const { survey, noLanguage, phase } = session.state;
  const { t } = words;
  return (
    <header>
      <p class="brand">{survey?.askedBy ?? t('start.title')}</p>
      {survey?.supervised && <p class="mark">{t('page.supervised')}</p>}
      <div class="settings">
        {survey && survey.languages.length > 1 && phase !== 'ELSEWHERE' && (
          <label class="language">
            <span class="hidden">{t('page.language')}</span>
            <select value={survey.language} onChange={(event) => void session.speak(event.currentTarget.value)}>
              {survey.languages.map((language) => (
                <option key={language} value={language} lang={language}>
                  {nameOf(language)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="tool" aria-pressed={large} aria-label={t('page.largeText')} onClick={onLarge}>
          <span aria-hidden="true">
            A<big>A</big>
          </span>
        </button>
      </div>
      {noLanguage && (
        <p class="notice" role="alert">
          {t('page.noLanguage')}
        </p>
      )}
    </header>
  );
}
