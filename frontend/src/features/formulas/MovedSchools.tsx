import { Stack, Title } from '@mantine/core';
import { useEffect } from 'react';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { useMovedSchools, type MoveAsked } from './api/formulas';
import classes from './Formulas.module.css';

type Props = { id: string; beside: string; move: MoveAsked };

/** The schools behind a number of the comparison, each with the way to its profile. */
export function MovedSchools({ id, beside, move }: Props) {
  const { t } = useTranslation();
  const pages = useMovedSchools(id, beside, move);
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = pages;
  const none = hasNextPage && data?.pages.every(({ items }) => items.length === 0);
  // The server looks at so many schools at once: an empty page says nothing of those that come after.
  useEffect(() => {
    if (none && !isFetching && !isError) void fetchNextPage();
  }, [none, isFetching, isError, fetchNextPage]);
  return (
    <Stack component="section" gap="xs" aria-labelledby="formula-schools">
      <Title order={3} size="h4" id="formula-schools">
        {t('formulas.movedTitle', {
          factor: codeWord('riskFactor', move.factor),
          was: codeWord('significance', move.from),
          becomes: codeWord('significance', move.to),
        })}
      </Title>
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} />}>
        {(items) => (
          <ul className={classes.moved}>
            {items.map(({ organization }) => (
              <li key={organization.id}>
                <AppLink to="/organizations/$organizationId/profile" params={{ organizationId: organization.id }}>
                  {organization.name}
                </AppLink>
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </Stack>
  );
}
