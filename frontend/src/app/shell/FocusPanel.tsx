import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import { today } from '../../shared/format/dates';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';

const FIRST_YEAR = 2018;

/** Chooses what all lists look at. */
export default function FocusPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { org, year } = useSearch({ strict: false });
  const change = (focus: { org?: string; year?: number }) =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...focus })) as never, replace: true });
  const lastYear = Number(today().slice(0, 4)) + 1;
  const years = Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, index) => String(lastYear - index));
  return (
    <Dialog title={t('focus.title')} onClose={onClose}>
      <Stack>
        <Text size="sm" className="quiet">
          {t('focusPanel.text')}
        </Text>
        <OrganizationSelect
          label={t('focusPanel.organization')}
          value={org ?? null}
          onChange={(id) => change({ org: id ?? undefined })}
          placeholder={t('focus.allOrganizations')}
        />
        <Select
          label={t('focusPanel.year')}
          data={years}
          value={year === undefined ? null : String(year)}
          onChange={(chosen) => change({ year: chosen ? Number(chosen) : undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          placeholder={t('focus.allYears')}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
