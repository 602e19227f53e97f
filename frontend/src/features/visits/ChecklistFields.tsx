import { Text, Textarea, Title } from '@mantine/core';
import type { Visit, VisitAnswer } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Visits.module.css';

const CHOICES: VisitAnswer['answer'][] = ['YES', 'PARTLY', 'NO', 'NOT_APPLICABLE'];

type Props = {
  checklist: NonNullable<Visit['checklist']>;
  answers: VisitAnswer[];
  /** Without it the answers are only shown. */
  onChange?: (answers: VisitAnswer[]) => void;
};

/** The points of a checklist with large answers; pressed once more an answer is taken back. */
export function ChecklistFields({ checklist, answers, onChange }: Props) {
  const { t } = useTranslation();
  const of = (item: number) => answers.find((one) => one.item === item);
  const put = (item: number, next: VisitAnswer | null) =>
    onChange?.(
      [...answers.filter((one) => one.item !== item), ...(next ? [next] : [])].sort((a, b) => a.item - b.item),
    );
  return (
    <section>
      <Title order={2}>{t('visits.answers', { name: checklist.name })}</Title>
      <Text size="sm" className="quiet" role="status">
        {t('visits.answered', { done: answers.length, all: checklist.items.length })}
      </Text>
      {checklist.items.map((point, item) => {
        const given = of(item);
        return (
          <div key={item} className={classes.item} role="group" aria-label={point}>
            <Text>{`${item + 1}. ${point}`}</Text>
            {onChange ? (
              <div className={classes.choices}>
                {CHOICES.map((answer) => (
                  <button
                    key={answer}
                    type="button"
                    className={classes.choice}
                    aria-pressed={given?.answer === answer}
                    onClick={() =>
                      put(item, given?.answer === answer ? null : { item, answer, note: given?.note ?? null })
                    }
                  >
                    {codeWord('visitChoice', answer)}
                  </button>
                ))}
              </div>
            ) : (
              <Text fw={600}>{given ? codeWord('visitChoice', given.answer) : '—'}</Text>
            )}
            {onChange && given && (
              <Textarea
                mt="xs"
                aria-label={`${t('visits.note')}: ${point}`}
                placeholder={t('visits.note')}
                value={given.note ?? ''}
                onChange={(event) => put(item, { ...given, note: event.currentTarget.value || null })}
                autosize
                maxLength={2000}
              />
            )}
            {!onChange && given?.note && <Text className="verbatim">{given.note}</Text>}
          </div>
        );
      })}
    </section>
  );
}
