import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { api, unwrap } from '../../shared/api/client';
import { listOrganizations } from '../../shared/api/listOrganizations';
import type { Campaign, CampaignParticipantItem, SurveyAudience } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { AUDIENCES } from '../../shared/surveys/audiences';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useAddParticipants } from './api/participants';
import { CountInput } from './CountInput';
import classes from './Campaign.module.css';

/** So many groups the server takes at once. */
const MOST = 5_000;

type School = { id: string; name: string };
type Counts = Partial<Record<SurveyAudience, { expected: number | null; quota: number | null }>>;

/** Who is asked: groups of the programme's schools, or of schools that are named. */
export function AddParticipants({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'programme' | 'places'>(campaign.programmeId ? 'programme' : 'places');
  const [schools, setSchools] = useState<School[]>([]);
  const [groups, setGroups] = useState<SurveyAudience[]>([]);
  const [counts, setCounts] = useState<Counts>({});
  const save = useAddParticipants(campaign);
  const items: CampaignParticipantItem[] = schools.flatMap(({ id }) =>
    groups.map((audience) => ({ organizationId: id, audience, ...counts[audience] })),
  );
  const byProgramme = way === 'programme';
  const wrong = items.some(({ expected, quota }) => Number.isNaN(expected) || Number.isNaN(quota));
  const ready = groups.length > 0 && (byProgramme || (schools.length > 0 && items.length <= MOST && !wrong));
  return (
    <FormDialog
      title={t('campaigns.addParticipants')}
      action={t('common.add')}
      busy={save.isPending}
      error={save.error}
      ready={ready}
      onClose={onClose}
      onSubmit={() => save.mutate(byProgramme ? { programmeAudiences: groups } : { items }, { onSuccess: onClose })}
    >
      {campaign.programmeId && (
        <Radio.Group label={t('campaigns.whose')} value={way} onChange={(next) => setWay(next as typeof way)}>
          <Group mt="xs">
            <Radio value="programme" label={t('campaigns.ofProgramme')} />
            <Radio value="places" label={t('campaigns.ofPlaces')} />
          </Group>
        </Radio.Group>
      )}
      {!byProgramme && <Schools schools={schools} onChange={setSchools} />}
      <Checkbox.Group
        label={t('campaigns.audiences')}
        value={groups}
        onChange={(next) => setGroups(AUDIENCES.filter((one) => next.includes(one)))}
      >
        <Stack gap="xs" mt="xs">
          {AUDIENCES.map((audience) => (
            <Group key={audience} gap="sm" align="center">
              <Checkbox value={audience} label={codeWord('audience', audience)} w={140} />
              {!byProgramme && groups.includes(audience) && (
                <Numbers
                  audience={audience}
                  counts={counts}
                  onChange={(next) => setCounts((old) => ({ ...old, [audience]: next }))}
                />
              )}
            </Group>
          ))}
        </Stack>
      </Checkbox.Group>
      <Text size="sm" className="quiet">
        {t(byProgramme ? 'campaigns.programmeNote' : 'campaigns.placesNote')}
      </Text>
      {items.length > MOST && <Text c="var(--opora-red)">{t('campaigns.tooMany', { most: MOST })}</Text>}
    </FormDialog>
  );
}

type NumbersProps = {
  audience: SurveyAudience;
  counts: Counts;
  onChange: (next: { expected: number | null; quota: number | null }) => void;
};

function Numbers({ audience, counts, onChange }: NumbersProps) {
  const { t } = useTranslation();
  const now = counts[audience] ?? { expected: null, quota: null };
  return (['expected', 'quota'] as const).map((field) => (
    <CountInput
      key={field}
      className={classes.number}
      size="xs"
      label={t(`campaigns.${field}`)}
      aria-label={`${codeWord('audience', audience)}: ${t(`campaigns.${field}`)}`}
      value={now[field]}
      onChange={(count) => onChange({ ...now, [field]: count })}
      maxLength={6}
    />
  ));
}

type SchoolsProps = { schools: School[]; onChange: (schools: School[]) => void };

/** Schools one by one, or all of a municipality at once. */
function Schools({ schools, onChange }: SchoolsProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const add = (more: School[]) =>
    onChange([...schools, ...more.filter((one) => !schools.some(({ id }) => id === one.id))]);
  const take = async (within: string) => {
    setBusy(true);
    setFailed(false);
    try {
      add(await allSchools(within));
      setPlace(null);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="xs">
      <OrganizationSelect
        label={t('campaigns.school')}
        kind="SCHOOL"
        value={null}
        onChange={(id) => id && void nameOf(id).then((name) => add([{ id, name }]))}
      />
      <Group gap="xs" align="flex-end">
        <OrganizationSelect label={t('campaigns.allSchoolsOf')} kind="MUNICIPALITY" value={place} onChange={setPlace} />
        <Button variant="default" disabled={!place} loading={busy} onClick={() => place && void take(place)}>
          {t('common.add')}
        </Button>
      </Group>
      {failed && <Text c="var(--opora-red)">{t('campaigns.schoolsFailed')}</Text>}
      {schools.length > 0 && (
        <Text fw={600} role="status">
          {t('campaigns.schoolsChosen', { count: schools.length })}
        </Text>
      )}
      <div className={classes.chosen}>
        {schools.slice(0, 40).map((school) => (
          <Button
            key={school.id}
            size="compact-sm"
            variant="default"
            maw="100%"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('campaigns.unchoose', { name: school.name })}
            onClick={() => onChange(schools.filter((one) => one.id !== school.id))}
          >
            {school.name}
          </Button>
        ))}
      </div>
    </Stack>
  );
}

async function nameOf(id: string): Promise<string> {
  return (await unwrap(api.GET('/api/v1/organizations/{id}', { params: { path: { id } } }))).name;
}

/** All schools of a place, page by page: a municipality has hundreds at most. */
async function allSchools(within: string): Promise<School[]> {
  const found: School[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrganizations({ kind: 'SCHOOL', within }, 500, cursor);
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && found.length < MOST);
  return found;
}
