import { formOf, validate, type Form, type Validated } from '../shared/questionnaires';
import { Failure, readSurvey, type Survey } from './api';
import { shrunk } from './photos';
import { Outbox } from './outbox';
import { BEGINNING, REVIEW, today, type State } from './state';
import { randomId, type Change, type Draft, type Sending, type Store } from './store';

export { REVIEW, statusOf, today } from './state';
export type { Phase, State } from './state';

/** One link on one device: what is asked, what has been answered, and what is on its way. */
export class Session {
  state: State = BEGINNING;
  readonly outbox: Outbox;
  private readonly listeners = new Set<() => void>();
  private checked: { draft: Draft; form: Form; day: string; validated: Validated } | null = null;
  private writing: Promise<void> | null = null;
  private dirty = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly token: string,
    readonly store: Store,
    outbox?: Outbox,
  ) {
    this.outbox = outbox ?? new Outbox(store);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }

  /** Shows what the device has, and asks the server meanwhile. */
  async open(): Promise<void> {
    const [draft, link, kept, sending] = await Promise.all([
      this.store.get('drafts', this.token),
      this.store.get('links', this.token),
      this.store.all('surveys'),
      this.mine(),
    ]);
    this.set({ draft: draft ?? null, link: link ?? null, sending });
    const known = kept.filter((each) => each.token === this.token);
    const before = known.find(({ survey }) => survey.language === draft?.language) ?? known[0];
    if (before) this.show(before.survey);
    void this.flush(true);
    await this.refresh(draft?.language);
  }

  /** Asks the server what holds now. */
  async refresh(language?: string): Promise<void> {
    try {
      const survey = await readSurvey(this.token, language);
      await this.keep(survey);
      this.set({ fresh: true });
      this.show(survey);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'not-found') this.set({ phase: 'NO_LINK' });
      else if (this.state.survey === null) this.set({ phase: 'NO_NETWORK' });
    }
  }

  private keep(survey: Survey): Promise<void> {
    const key = `${this.token} ${survey.language}`;
    return this.store.write({ put: 'surveys', value: { key, token: this.token, survey } }).catch(() => undefined);
  }

  private show(survey: Survey): void {
    const form = survey.definition && formOf(survey.definition);
    this.set({ survey, form, phase: this.state.phase === 'ELSEWHERE' ? 'ELSEWHERE' : 'READY', noLanguage: null });
  }

  /** The survey in the questionnaire's other languages, so that they can be chosen without a network too. */
  async fetchLanguages(): Promise<void> {
    const shown = this.state.survey;
    for (const language of shown?.languages ?? []) {
      if (language !== shown?.language) await this.keep(await readSurvey(this.token, language));
    }
  }

  async speak(language: string): Promise<void> {
    const kept = await this.store.get('surveys', `${this.token} ${language}`);
    try {
      this.show(kept?.survey ?? (await readSurvey(this.token, language)));
      if (this.state.draft) this.change({ language });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.set({ noLanguage: language });
    }
  }

  begin(respondent: string): void {
    const { survey, form } = this.state;
    if (!survey || !form) return;
    const link = this.state.link ?? { token: this.token, device: randomId(), answeredOn: null };
    const draft: Draft = {
      token: this.token,
      id: randomId(),
      versionId: survey.versionId,
      answers: {},
      seed: crypto.getRandomValues(new Uint32Array(1))[0]!,
      language: survey.language,
      at: form.definition.sections[0]?.name ?? REVIEW,
      respondent,
    };
    this.set({ draft, link, tried: new Set(), finished: null });
    this.persist(survey.supervised ? [] : [{ put: 'links', value: link }]);
  }

  answer(name: string, value: unknown, ...more: Change[]): void {
    if (!this.state.draft) return;
    const others = Object.entries(this.state.draft.answers).filter(([each]) => each !== name);
    this.change({ answers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]) }, more);
  }

  go(at: string): void {
    this.change({ at });
  }

  attempt(section: string): void {
    this.set({ tried: new Set([...this.state.tried, section]) });
  }

  async attach(question: string, files: readonly File[]): Promise<void> {
    for (const file of files) {
      const { draft } = this.state;
      if (!draft) return;
      const { content, name } = await shrunk(file);
      const id = randomId();
      const type = content.type || 'application/octet-stream';
      const kept = { id, answer: draft.id, question, name, type, content };
      try {
        await this.store.write({ put: 'files', value: kept });
      } catch {
        this.set({ saved: null });
        return;
      }
      const before = (this.state.draft?.answers[question] ?? []) as unknown[];
      this.answer(question, [...before, { id, name, type, size: content.size }]);
    }
  }

  detach(question: string, id: string): void {
    const files = (this.state.draft?.answers[question] ?? []) as { id: string }[];
    const left = files.filter((file) => file.id !== id);
    this.answer(question, left.length > 0 ? left : undefined, { drop: 'files', key: id });
  }

  /** All answers, held against all rules. */
  validated(): Validated | null {
    const { draft, form } = this.state;
    if (!draft || !form) return null;
    const day = today();
    const last = this.checked;
    if (last && last.draft.answers === draft.answers && last.form === form && last.day === day) return last.validated;
    const validated = validate(form, draft.answers, { today: day, complete: true });
    this.checked = { draft, form, day, validated };
    return validated;
  }

  /** Turns the draft into answers on their way, in one step: whatever happens, they are the one or the other. */
  async finish(): Promise<void> {
    const { draft, survey, link } = this.state;
    const answers = this.validated();
    if (!draft || !survey || !answers || answers.problems.length > 0) return;
    await this.writing;
    const sending: Sending = {
      id: draft.id,
      token: this.token,
      versionId: draft.versionId,
      body: {
        answers: answers.answers,
        language: draft.language,
        filledOn: this.filledOn(survey),
        device: survey.supervised ? null : (link?.device ?? null),
        respondent: survey.anonymous ? null : draft.respondent,
      },
      supervised: survey.supervised,
      attempts: 0,
      retryAt: 0,
      notBefore: 0,
      reason: null,
      refused: false,
    };
    try {
      await this.store.write({ put: 'sending', value: sending }, { drop: 'drafts', key: this.token });
    } catch {
      this.set({ saved: null });
      return;
    }
    this.set({ draft: null, sending: await this.mine(), finished: { id: draft.id, answers }, tried: new Set() });
    await this.flush(true);
  }

  /** On the last day of those who ask it may be tomorrow here. */
  private filledOn({ closesOn }: Survey): string {
    return this.state.fresh && today() > closesOn ? closesOn : today();
  }

  /** Sends what waits, and looks again when it may be sent next. */
  async flush(eager = false): Promise<void> {
    clearTimeout(this.timer);
    const left = await this.outbox.flush(eager);
    const link = (await this.store.get('links', this.token)) ?? this.state.link;
    this.set({ sending: left.filter(({ token }) => token === this.token), link });
    const waiting = left.filter(({ refused }) => !refused);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map(({ retryAt, notBefore }) => Math.max(retryAt, notBefore)));
    this.timer = setTimeout(() => void this.flush(), Math.max(1_000, next - Date.now()));
  }

  private mine(): Promise<Sending[]> {
    return this.store.all('sending').then((all) => all.filter(({ token }) => token === this.token));
  }

  /** Answers that the server does not take are given again, or to be corrected. */
  async reopen(sending: Sending): Promise<void> {
    const { survey } = this.state;
    const draft: Draft = {
      token: this.token,
      id: sending.id,
      versionId: sending.versionId,
      answers: sending.body.answers,
      seed: 0,
      language: sending.body.language ?? survey?.language ?? 'ru',
      at: REVIEW,
      respondent: sending.body.respondent ?? '',
    };
    await this.store.write({ put: 'drafts', value: draft }, { drop: 'sending', key: sending.id });
    this.set({ draft, sending: await this.mine(), finished: null });
  }

  /** Deletes answers from the device: those being given, or those on their way. */
  async discard(id: string): Promise<void> {
    await this.writing;
    const files = (await this.store.all('files')).filter(({ answer }) => answer === id);
    await this.store.write(
      { drop: 'drafts', key: this.token },
      { drop: 'sending', key: id },
      ...files.map((file): Change => ({ drop: 'files', key: file.id })),
    );
    this.set({ draft: null, sending: await this.mine(), finished: null, tried: new Set() });
  }

  /** Forgets what was just finished: the device is handed on. */
  handOn(): void {
    this.set({ finished: null, tried: new Set() });
  }

  /** Another page of this link has the draft now, or this one has it again. */
  async hold(mine: boolean): Promise<void> {
    if (!mine) {
      this.set({ phase: 'ELSEWHERE' });
    } else if (this.state.phase === 'ELSEWHERE') {
      const draft = (await this.store.get('drafts', this.token)) ?? null;
      this.set({ draft, phase: this.state.survey ? 'READY' : 'LOADING' });
    }
  }

  private change(part: Partial<Draft>, more: Change[] = []): void {
    if (!this.state.draft) return;
    this.set({ draft: { ...this.state.draft, ...part } });
    this.persist(more);
  }

  /** Writes at once; what is answered while it writes is written next, the newest only. */
  private persist(more: Change[] = []): void {
    this.dirty = true;
    if (this.state.saved) this.set({ saved: false });
    const write = async (): Promise<void> => {
      while (this.dirty || more.length > 0) {
        this.dirty = false;
        const { draft } = this.state;
        await this.store.write(...(draft ? [{ put: 'drafts' as const, value: draft }] : []), ...more.splice(0));
      }
    };
    const before = this.writing ?? Promise.resolve();
    const now: Promise<void> = before.then(write).then(
      () => this.written(now, true),
      () => this.written(now, null),
    );
    this.writing = now;
  }

  private written(which: Promise<void>, saved: boolean | null): void {
    if (this.writing !== which) return;
    this.writing = null;
    this.set({ saved });
  }
}
