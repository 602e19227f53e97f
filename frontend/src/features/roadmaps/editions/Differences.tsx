import { Stack, Text, Title } from '@mantine/core';
import { formatDay } from '../../../shared/format/dates';
import { useTranslation, type Translate } from '../../../shared/i18n/i18n';
import type { ActivityDifference, FieldDifference } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { ExportButton } from '../../../shared/ui/ExportButton';
import { TermDates } from '../../../shared/terms/TermDates';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useDifferences } from '../api/editions';
import classes from './Differences.module.css';

type Props = { roadmapId: string; from: string | undefined; to: string | undefined };

/** Row by row and word by word: what came, what went, what reads otherwise. */
export function Differences({ roadmapId, from, to }: Props) {
  const { t } = useTranslation();
  const found = useDifferences(roadmapId, from, to, true);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { added, removed, changed, moved, unchanged, head, rows, sections } = found.data;
  const sides = [found.data.from, found.data.to].map((side) => stateName(side, t));
  return (
    <Stack gap="sm">
      <Text className="quiet">{t('editions.sides', { from: sides[0], to: sides[1] })}</Text>
      <Text role="status">{t('editions.summary', { added, removed, changed, moved, unchanged })}</Text>
      <ExportButton
        path={`/api/v1/roadmaps/${roadmapId}/differences/rows`}
        query={{ from, to }}
        name={t('export.differences')}
      />
      {head.length + rows.length + sections.length === 0 && <Text>{t('editions.same')}</Text>}
      {head.length > 0 && <Entry title={t('editions.head')} kinds={['CHANGED']} fields={head} />}
      {sections.map((one) => (
        <Entry
          key={one.sectionId}
          title={t('editions.section', { title: titleOf(one) })}
          kinds={one.kinds}
          fields={one.fields}
        />
      ))}
      {rows.map((one) => (
        <Entry
          key={one.activityId}
          title={titleOf(one)}
          place={one.section}
          kinds={one.kinds}
          fields={one.fields}
          terms={one}
        />
      ))}
    </Stack>
  );
}

type State = { edition: number | null; effectiveOn: string | null };

const stateName = ({ edition, effectiveOn }: State, t: Translate) => {
  if (edition === null) return t('editions.draft');
  return effectiveOn
    ? t('editions.since', { number: edition, date: formatDay(effectiveOn) })
    : t('editions.number', { number: edition });
};

const titleOf = (one: { number: string | null; title: string | null }) =>
  [one.number, one.title].filter(Boolean).join(' ');

/** What a term means before and after: as dates, not as letters that differ. */
type Terms = Pick<ActivityDifference, 'termBefore' | 'termAfter'>;
type EntryProps = {
  title: string;
  place?: string | null;
  kinds: ActivityDifference['kinds'];
  fields: FieldDifference[];
  terms?: Terms;
};

function Entry({ title, place, kinds, fields, terms }: EntryProps) {
  return (
    <article className={classes.entry} data-kind={kinds[0]}>
      <Title order={3} size="sm">
        {title}{' '}
        <Text span size="sm" className="quiet">
          {kinds.map((kind) => codeWord('differenceKind', kind)).join(', ')}
        </Text>
      </Title>
      {place && (
        <Text size="sm" className="quiet">
          {place}
        </Text>
      )}
      {kinds.includes('CHANGED') &&
        fields.map((field) => (
          <div key={field.field}>
            <Text size="sm" className="quiet">
              {codeWord('differenceField', field.field)}
            </Text>
            {field.field === 'term' && terms ? <TermChange {...terms} /> : <Fragments field={field} />}
          </div>
        ))}
    </article>
  );
}

/** The days of a term come as in the contract. */
const dayWords = (text: string | null) =>
  text?.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3.$2.$1').replaceAll(' – ', '–') ?? '';

/** Two texts in one: what is gone, what is new. Days are words: a month is not compared figure by figure. */
export function Fragments({ field }: { field: FieldDifference }) {
  if (field.field === 'term') {
    return (
      <p className={classes.text}>
        {field.before && <del>{dayWords(field.before)}</del>} {field.after && <ins>{dayWords(field.after)}</ins>}
      </p>
    );
  }
  return (
    <p className={`verbatim ${classes.text}`}>
      {field.fragments.map((part, index) => {
        if (part.presence === 'GONE') return <del key={index}>{part.text}</del>;
        return part.presence === 'NEW' ? <ins key={index}>{part.text}</ins> : <span key={index}>{part.text}</span>;
      })}
    </p>
  );
}

function TermChange({ termBefore, termAfter }: Terms) {
  return (
    <p className={classes.text}>
      {termBefore && (
        <del>
          <TermDates term={termBefore} />
        </del>
      )}{' '}
      {termAfter && (
        <ins>
          <TermDates term={termAfter} />
        </ins>
      )}
    </p>
  );
}
