/** @jsxImportSource preact */
import { choicesOf, inOwnOrder, type Ranking } from '../../shared/questionnaires';
import { textOf, useAsking } from '../asking';
import { CROSS, DOWN, Sign, UP } from './Sign';
import type { FieldProps } from './QuestionView';

/** Tapped in order; what stands in order can be moved and taken out. Nothing has to be dragged. */
export function RankingField({ question, value }: FieldProps<Ranking>) {
  const asking = useAsking();
  const { t } = asking.words;
  const choices = choicesOf(asking.form, question);
  const ranked = Array.isArray(value) ? (value as string[]).filter((name) => choices.has(name)) : [];
  const all = [...choices.values()];
  const offered = question.randomOrder ? inOwnOrder(asking.draft.seed, question.name, all, () => false) : all;
  const rest = offered.filter(({ name }) => !ranked.includes(name));
  const labelOf = (name: string) => textOf(asking, choices.get(name)?.label);
  const put = (order: string[]) => asking.answer(question.name, order.length > 0 ? order : undefined);
  const moved = (from: number, to: number): string[] => {
    const order = ranked.filter((_, index) => index !== from);
    order.splice(to, 0, ranked[from]!);
    return order;
  };
  return (
    <>
      <p class="hint">{t('question.rankHint')}</p>
      {ranked.length > 0 && (
        <ol class="ranked" aria-label={t('question.ranked')}>
          {ranked.map((name, index) => (
            <li key={name}>
              <span>{labelOf(name)}</span>
              <Tool
                label={t('question.rankUp', { label: labelOf(name) })}
                path={UP}
                disabled={index === 0}
                onClick={() => put(moved(index, index - 1))}
              />
              <Tool
                label={t('question.rankDown', { label: labelOf(name) })}
                path={DOWN}
                disabled={index === ranked.length - 1}
                onClick={() => put(moved(index, index + 1))}
              />
              <Tool
                label={t('question.rankRemove', { label: labelOf(name) })}
                path={CROSS}
                onClick={() => put(ranked.filter((each) => each !== name))}
              />
            </li>
          ))}
        </ol>
      )}
      {rest.length > 0 && (
        <ul class="unranked" aria-label={t('question.unranked')}>
          {rest.map(({ name, label }) => (
            <li key={name}>
              <button
                type="button"
                class="option"
                aria-label={t('question.rankAdd', { label: textOf(asking, label), place: ranked.length + 1 })}
                onClick={() => put([...ranked, name])}
              >
                {textOf(asking, label)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface ToolProps {
  label: string;
  path: string;
  disabled?: boolean;
  onClick(): void;
}

const Tool = ({ label, path, disabled, onClick }: ToolProps) => (
  <button type="button" class="tool" aria-label={label} disabled={disabled} onClick={onClick}>
    <Sign path={path} />
  </button>
);
