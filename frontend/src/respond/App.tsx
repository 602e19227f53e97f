/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { AskingContext, type Asking } from './asking';
import { useDraftLock, useIdle, useLargeText, useLate, useOnline, useSending, useSession } from './hooks';
import { Header } from './Header';
import { Closed, NotYet, Told } from './screens/Told';
import { Start } from './screens/Start';
import { REVIEW, statusOf, type Session } from './session';
import { spokenIn, wordsOf, type Words } from './words';

const preferred = (): string => (/^en\b/.test(navigator.language) ? 'en' : 'ru');

/** One link: what is asked by it, or why nothing is asked now. */
export function App({ session }: { session: Session }) {
  const state = useSession(session);
  const { phase, survey, draft, sending } = state;
  const language = survey?.language ?? preferred();
  const title = survey?.title;
  const manyLanguages = (survey?.languages.length ?? 0) > 1;
  const words = useMemo(() => wordsOf(language), [language]);
  const online = useOnline();
  const takeOver = useDraftLock(session);
  const [large, setLarge] = useLargeText(survey?.supervised ?? false);
  useSending(
    session,
    sending.some(({ refused }) => !refused),
  );
  useBackButton(session, phase === 'READY' ? (draft?.at ?? '') : '');

  useEffect(() => {
    document.documentElement.lang = spokenIn(language);
    document.title = title === undefined ? words.t('start.title') : `${title} · ${words.t('start.title')}`;
  }, [language, title, words]);
  useEffect(() => {
    const again = () => void session.refresh(session.state.survey?.language);
    if (phase !== 'NO_NETWORK') return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [phase, session]);
  useEffect(() => {
    if (!manyLanguages) return;
    const timer = setTimeout(() => void session.fetchLanguages().catch(() => undefined), 3_000);
    return () => clearTimeout(timer);
  }, [manyLanguages, session]);

  const [asked, stay] = useIdle(session, phase === 'READY' && survey?.supervised === true && draft !== null);

  return (
    <>
      <a class="skip" href="#main">
        {words.t('page.skip')}
      </a>
      <Header session={session} words={words} large={large} onLarge={() => setLarge(!large)} />
      <main id="main" tabIndex={-1}>
        {phase === 'READY' && !online && <p class="notice">{words.t('page.offline')}</p>}
        {asked && (
          <div class="notice warning" role="alert">
            <h2>{words.t('idle.title')}</h2>
            <p>{words.t('idle.text')}</p>
            <button type="button" class="primary" onClick={stay}>
              {words.t('idle.stay')}
            </button>
          </div>
        )}
        <Screen session={session} words={words} takeOver={takeOver} />
      </main>
    </>
  );
}

/** Whether nothing stands between the respondent and the beginning. */
function isFree({ state }: Session): boolean {
  const begun = state.link?.answeredOn != null || state.sending.length > 0 || state.survey?.answered === true;
  return statusOf(state) !== 'CLOSED' && (state.survey?.supervised === true || !begun);
}

/** Whether the beginning is shown; it needs nothing that comes later. */
const isAtStart = (session: Session): boolean => {
  const { survey, form, draft, finished } = session.state;
  return survey !== null && form !== null && !draft && !finished && isFree(session);
};

interface ScreenProps {
  session: Session;
  words: Words;
  takeOver(): void;
}

function Screen({ session, words, takeOver }: ScreenProps) {
  const late = useLate(session.state.phase !== 'LOADING', () => {
    const { phase, saved } = session.state;
    return phase === 'READY' && !isAtStart(session) && session.store.lasts && saved === true;
  });
  const { phase, survey, form, link, draft, sending, finished } = session.state;
  const { t } = words;
  if (phase === 'LOADING') return <p role="status">{t('page.loading')}</p>;
  if (phase === 'NO_LINK' && sending.length === 0) {
    return <Told title={t('link.none')} text={t('link.noneText')} />;
  }
  if (phase === 'NO_NETWORK') {
    const again = { label: t('link.again'), onClick: () => void session.refresh() };
    return <Told title={t('link.noNetwork')} text={t('link.noNetworkText')} action={again} />;
  }
  if (phase === 'ELSEWHERE') {
    const here = { label: t('page.takeOver'), onClick: takeOver };
    return <Told title={t('page.elsewhere')} text={t('page.elsewhereText')} action={here} />;
  }
  if (survey && isAtStart(session)) {
    return (
      <Start session={session} words={words}>
        {late && survey.supervised && <late.Queue session={session} words={words} />}
      </Start>
    );
  }
  if (survey?.answered && !link?.answeredOn && !draft && !finished && sending.length === 0) {
    return <Told title={t('done.answered')} text={t('done.answeredByLetter')} />;
  }
  if (survey && !draft && !finished && sending.length === 0 && !form) return <NotYet survey={survey} words={words} />;
  if (!late) return <p role="status">{t('page.loading')}</p>;
  const { Answered, HandOn, Outcome, Review, SectionScreen } = late;
  const [mine] = sending;
  if (survey?.supervised && finished && !draft) return <HandOn session={session} words={words} />;
  if (mine && !draft && !survey?.supervised) return <Outcome session={session} words={words} sending={mine} />;
  if (finished && !draft) return <Outcome session={session} words={words} sending={null} />;
  if (!survey || !form) return null;
  if (link?.answeredOn && !draft && !survey.supervised) return <Answered on={link.answeredOn} words={words} />;
  if (statusOf(session.state) === 'CLOSED') return <Closed session={session} words={words} />;
  if (!draft) return null;
  return (
    <Asked session={session} words={words}>
      {survey.answered && !survey.supervised && <p class="notice">{t('done.answeredByLetter')}</p>}
      {draft.at === REVIEW ? <Review session={session} /> : <SectionScreen session={session} />}
    </Asked>
  );
}

function Asked({ session, words, children }: Omit<ScreenProps, 'takeOver'> & { children: ComponentChildren }) {
  const { form, draft } = session.state;
  const validated = session.validated();
  if (!form || !draft || !validated) return null;
  const asking: Asking = {
    words,
    form,
    validated,
    draft,
    answer: (name, value) => session.answer(name, value),
    attach: (question, files) => session.attach(question, files),
    detach: (question, id) => session.detach(question, id),
  };
  return <AskingContext.Provider value={asking}>{children}</AskingContext.Provider>;
}

/** A phone's own «back» goes to the part before; answers of somebody who has gone don't come back with it. */
function useBackButton(session: Session, at: string): void {
  useEffect(() => {
    if (at !== '' && window.history.state?.at !== at) window.history.pushState({ at }, '');
  }, [at]);
  useEffect(() => {
    const back = ({ state }: PopStateEvent) => {
      const place = (state as { at?: string } | null)?.at;
      if (place !== undefined) session.go(place);
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [session]);
}
