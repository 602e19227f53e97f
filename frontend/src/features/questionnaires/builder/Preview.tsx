import { Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconRefresh } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { formatDay, today } from '../../../shared/format/dates';
import {
  formOf,
  isQuestion,
  initialAnswers,
  shownText,
  shownValue,
  validate,
  type Definition,
  type Form,
  type Speech,
  type Validated,
} from '../../../shared/questionnaires';
import { PreviewQuestion } from './PreviewQuestion';
import classes from './Preview.module.css';

type Props = {
  definition: Definition;
  language: string;
  /** The name of what is edited now: its page is shown and it is marked. */
  marked: string | null;
};

type Answers = Record<string, unknown>;

/** The questionnaire as a respondent's phone shows it, with all its conditions at work; nothing of it is kept. */
export function Preview({ definition, language, marked }: Props) {
  const { t } = useTranslation();
  const settled = useDeferredValue(definition);
  const form = useMemo(() => formOf(settled), [settled]);
  const [answers, setAnswers] = useState<Answers>(() => initialAnswers(form, today()));
  const [page, setPage] = useState<{ index: number; marked: string | null; strict: boolean }>(() => ({
    index: 0,
    marked: null,
    strict: false,
  }));
  const result = validate(form, known(form, answers), { today: today(), complete: page.strict });
  const pages = form.items.filter(({ parent, index }) => parent < 0 && result.isShown(index)).map(({ index }) => index);
  const wanted = marked !== page.marked ? sectionOf(form, marked) : undefined;
  const at = Math.max(0, wanted === undefined ? Math.min(page.index, pages.length - 1) : pages.indexOf(wanted));
  const turn = (index: number, strict = false) => setPage({ index, marked, strict });
  const speech: Speech = { language, day: (day) => formatDay(day.toString()), number: (number) => String(number) };
  const section = pages[at];
  const next = () => {
    const checked = validate(form, known(form, answers), { today: today(), complete: true });
    const here = new Set(within(form, section!).map(({ item }) => item.name));
    const stays = checked.problems.some(({ pointer }) => here.has(pointer.split('/')[1] ?? ''));
    turn(stays ? at : at + 1, stays);
  };
  return (
    <section className={classes.phone} aria-label={t('builder.preview')}>
      <div className={classes.screen}>
        <Text fw={600}>{shownText(settled.title, result.answered, speech) || t('builder.untitled')}</Text>
        {section === undefined ? (
          <Text className="quiet">{t('builder.nothingShown')}</Text>
        ) : (
          <>
            <Text size="sm" className="quiet">
              {t('builder.pageOf', { page: at + 1, pages: pages.length })}
            </Text>
            <Page {...{ form, section, result, speech, answers, marked }} onAnswer={setAnswers} />
            <Group justify="space-between" mt="md">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowLeft size={16} aria-hidden />}
                disabled={at === 0}
                onClick={() => turn(at - 1)}
              >
                {t('builder.back')}
              </Button>
              {at < pages.length - 1 && (
                <Button size="xs" rightSection={<IconArrowRight size={16} aria-hidden />} onClick={next}>
                  {t('builder.next')}
                </Button>
              )}
            </Group>
          </>
        )}
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => {
          setAnswers(initialAnswers(form, today()));
          turn(0);
        }}
      >
        {t('builder.restart')}
      </Button>
    </section>
  );
}

/** Answers to questions that are gone would only be complained of. */
const known = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name, value]) => form.fields.has(name) && value !== undefined));

function sectionOf(form: Form, name: string | null): number | undefined {
  let found = form.items.find(({ item }) => item.name === name);
  while (found && found.parent >= 0) found = form.items[found.parent];
  return found?.index;
}

/** What stands in a group, at any depth. */
const within = (form: Form, group: number): Form['items'][number][] =>
  form.items.filter(({ parent }) => parent === group).flatMap((one) => [one, ...within(form, one.index)]);

type PageProps = {
  form: Form;
  section: number;
  result: Validated;
  speech: Speech;
  answers: Answers;
  marked: string | null;
  onAnswer: (answers: Answers) => void;
  /** A part within a page. */
  inner?: boolean;
};

function Page({ inner = false, form, section, result, speech, answers, marked, onAnswer }: PageProps) {
  const { item } = form.items[section]!;
  const say = (text: Parameters<typeof shownText>[0]) => shownText(text, result.answered, speech);
  const hint = 'hint' in item ? say(item.hint) : '';
  return (
    <div className={classes.page}>
      {item.label && (inner ? <h3>{say(item.label)}</h3> : <h2>{say(item.label)}</h2>)}
      {hint && <p className={classes.hint}>{hint}</p>}
      {form.items
        .filter(({ parent, index }) => parent === section && result.isShown(index))
        .map((one) =>
          one.item.type === 'group' ? (
            <Page inner key={one.index} section={one.index} {...{ form, result, speech, answers, marked, onAnswer }} />
          ) : one.item.type === 'note' ? (
            <p key={one.index} data-marked={one.item.name === marked || undefined}>
              {say(one.item.label)}
            </p>
          ) : one.item.type === 'computed' && one.item.shown ? (
            <p key={one.index} data-marked={one.item.name === marked || undefined}>
              {say(one.item.label)}: {shownValue(one.item.name, result.answered, speech) || '—'}
            </p>
          ) : isQuestion(one.item) ? (
            <PreviewQuestion
              key={one.index}
              compiled={one}
              question={one.item}
              result={result}
              speech={speech}
              answers={answers}
              marked={one.item.name === marked}
              onAnswer={(part) => onAnswer({ ...answers, ...part })}
            />
          ) : null,
        )}
    </div>
  );
}
