import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { RiskDefinition, RiskFactorReview, RiskProfileFactor, RiskProfileGroup } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { decided } from './decided';
import { factorName, percent, risk, thresholds } from './figures';
import { SignificanceMark } from './marks';
import classes from './Profile.module.css';

const EarlierReviews = lazy(() => import('./EarlierReviews'));
const FactorMeasures = lazy(() => import('./FactorMeasures'));

type Props = {
  organizationId: string;
  factor: RiskProfileFactor;
  formula: RiskDefinition;
  mayReview: boolean;
  mayPlan: boolean;
  onReview: () => void;
  onPlan: () => void;
};

/** One factor: what it comes to, from whom, and what somebody who knows the school says of it. */
export function FactorCard({ organizationId, factor, formula, mayReview, mayPlan, onReview, onPlan }: Props) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(false);
  const measures = `measures-${factor.code}`;
  const name = factorName(factor, i18n.language);
  const { review } = factor;
  const scored = factor.groups.length > 0;
  const reviewWords = t(review ? 'profile.reviewAgain' : 'profile.review');
  return (
    <section className={classes.card} id={`factor-${factor.code}`} aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3}>{name}</Title>
          <SignificanceMark value={factor.significance} />
        </Group>
        <Text>{useWords(factor, formula)}</Text>
        {scored ? <Evidence groups={factor.groups} least={formula.smallestGroup} /> : null}
        {review && <ReviewView review={review} computed={factor.computed} />}
        {review && <Folded organizationId={organizationId} factor={factor.code} name={name} />}
        <Group gap="xs" className="no-print">
          {mayReview && scored && (
            <Button size="xs" variant="default" aria-label={`${reviewWords}: ${name}`} onClick={onReview}>
              {reviewWords}
            </Button>
          )}
          {mayPlan && factor.significance === 'HIGH' && (
            <Button size="xs" aria-label={`${t('profile.plan')}: ${name}`} onClick={onPlan}>
              {t('profile.plan')}
            </Button>
          )}
          {scored && (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('profile.taken.ask')}: ${name}`}
              aria-expanded={asked}
              aria-controls={asked ? measures : undefined}
              onClick={() => setAsked(!asked)}
            >
              {t('profile.taken.ask')}
            </Button>
          )}
        </Group>
        {asked && (
          <div id={measures}>
            <Suspense fallback={<Loading rows={2} />}>
              <FactorMeasures organizationId={organizationId} factor={factor.code} />
            </Suspense>
          </div>
        )}
      </Stack>
    </section>
  );
}

/** A figure that is no risk: shown with its evidence, decided by nobody. */
export function OtherCard({ factor, formula }: Pick<Props, 'factor' | 'formula'>) {
  const { t, i18n } = useTranslation();
  const name = factorName(factor, i18n.language);
  return (
    <section className={classes.card} aria-label={name}>
      <Stack gap="xs">
        <Title order={3}>{name}</Title>
        <Text>
          {factor.value === null
            ? t('profile.tooFew', { least: formula.smallestGroup })
            : t('profile.otherValue', { value: percent(factor.value) })}
        </Text>
        <Evidence groups={factor.groups} least={formula.smallestGroup} />
      </Stack>
    </section>
  );
}

/** The figure in a sentence: which threshold it has reached, and how far the next one is. */
function useWords({ value, groups }: RiskProfileFactor, formula: RiskDefinition): string {
  const { t, i18n } = useTranslation();
  if (groups.length === 0) return t('profile.notAsked');
  if (value === null) return t('profile.tooFew', { least: formula.smallestGroup });
  const { reached, next } = thresholds(value, formula);
  const say = (one: number) => risk(one, i18n.language);
  return [
    reached === null
      ? t('profile.below', { value: say(value), low: say(formula.low) })
      : t('profile.reached', { value: say(value), reached: say(reached) }),
    ...(reached !== null && next !== null ? [t('profile.next', { next: say(next) })] : []),
  ].join(' ');
}

function Evidence({ groups, least }: { groups: RiskProfileGroup[]; least: number }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('profile.group')}</th>
          <th role="columnheader">{t('profile.campaign')}</th>
          <th role="columnheader" className={grid.number}>
            {t('profile.respondents')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('profile.score')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('profile.weight')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {groups.map((group) => (
          <tr key={`${group.audience} ${group.campaignId}`} role="row">
            <td role="cell">{codeWord('audience', group.audience)}</td>
            <td role="cell">
              <AppLink to="/surveys/$campaignId" params={{ campaignId: group.campaignId }}>
                {group.campaignTitle}
              </AppLink>
              <Text size="sm" className="quiet">
                {group.preliminary
                  ? t('profile.preliminary', { day: formatDay(group.closesOn) })
                  : t('profile.closed', { day: formatDay(group.closesOn) })}
              </Text>
              {group.later && <Later later={group.later} />}
            </td>
            <td role="cell" className={grid.number} data-label={t('profile.respondents')}>
              <Respondents group={group} least={least} />
            </td>
            <td role="cell" className={grid.number} data-label={t('profile.score')}>
              {group.score === null ? '—' : risk(group.score, i18n.language)}
            </td>
            <td role="cell" className={grid.number} data-label={t('profile.weight')}>
              {new Intl.NumberFormat(i18n.language).format(group.weight)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A newer survey beside the one that counts: it is told of, but changes nothing until it is over and processed. */
function Later({ later }: { later: NonNullable<RiskProfileGroup['later']> }) {
  const { t, i18n } = useTranslation();
  const { respondents, expected, score } = later;
  const day = formatDay(later.closesOn);
  return (
    <Text size="sm" mt={4}>
      <AppLink to="/surveys/$campaignId" params={{ campaignId: later.campaignId }}>
        {later.campaignTitle}
      </AppLink>{' '}
      {respondents === null || score === null
        ? t('profile.laterFew', { day })
        : t('profile.later', {
            day,
            respondents: expected === null ? respondents : t('profile.ofExpected', { respondents, expected }),
            score: risk(score, i18n.language),
          })}
    </Text>
  );
}

/** How many count, and what part of those that were asked that is. */
function Respondents({ group, least }: { group: RiskProfileGroup; least: number }) {
  const { t } = useTranslation();
  const { respondents, expected, coverage } = group;
  if (respondents === null) return <span className="quiet">{t('profile.hidden', { least })}</span>;
  if (expected === null) return respondents;
  const words = t('profile.ofExpected', { respondents, expected });
  return coverage === null ? words : `${words} (${percent(coverage)})`;
}

/** The decisions before, for who asks for them. */
function Folded({ organizationId, factor, name }: { organizationId: string; factor: string; name: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const earlier = `reviews-${factor}`;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        w="fit-content"
        className="no-print"
        aria-label={`${t('profile.earlier')}: ${name}`}
        aria-expanded={asked}
        aria-controls={asked ? earlier : undefined}
        onClick={() => setAsked(!asked)}
      >
        {t('profile.earlier')}
      </Button>
      {asked && (
        <div id={earlier}>
          <Suspense fallback={<Loading rows={2} />}>
            <EarlierReviews organizationId={organizationId} factor={factor} />
          </Suspense>
        </div>
      )}
    </>
  );
}

type ReviewProps = { review: RiskFactorReview; computed: RiskProfileFactor['computed'] };

function ReviewView({ review, computed }: ReviewProps) {
  const { t, i18n } = useTranslation();
  const by = { person: review.decidedBy, time: formatInstant(review.decidedAt, i18n.language) };
  return (
    <div className={classes.review}>
      <Text fw={600}>{decided(review, t)}</Text>
      <Text className="verbatim">{review.reason}</Text>
      <Text size="sm" className="quiet">
        {t('profile.decidedBy', by)}
      </Text>
      {review.outdated && (
        <Alert role="note" color="orange" icon={<IconInfoCircle aria-hidden />} mt="xs">
          {t('profile.outdated', {
            then: codeWord('significance', review.computed),
            now: codeWord('significance', computed),
          })}
        </Alert>
      )}
    </div>
  );
}
