import { Group, NativeSelect, Text, Title } from '@mantine/core';
import type { Dashboard } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import classes from './Dashboard.module.css';
import { decimalsOf, hrefOf, nameOf, number, shades } from './figures';
import { HrefLink } from './HrefLink';

type Props = { board: Dashboard; chosen: string | undefined; onChoose: (code: string) => void };

/** A map without a map: each municipality, or school, a tile that is darker where the figure is larger. */
export function Tiles({ board, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const at = Math.max(
    0,
    board.figures.findIndex(({ code }) => code === chosen),
  );
  const figure = board.figures[at];
  if (board.tiles.length === 0 || !figure) return null;
  const decimals = decimalsOf(figure, board);
  const shade = shades(board.tiles.map(({ values }) => values[at] ?? null));
  return (
    <section aria-labelledby="dashboard-tiles" className={classes.part}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Title order={2} size="h3" id="dashboard-tiles">
          {t(board.level === 'REGION' ? 'dashboard.byMunicipality' : 'dashboard.bySchool')}
          <span className="print-only">{nameOf(figure, board)}</span>
        </Title>
        <NativeSelect
          className="no-print"
          label={t('dashboard.figureShown')}
          value={figure.code}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={board.figures.map((one) => ({ value: one.code, label: nameOf(one, board) }))}
        />
      </Group>
      <ul className={classes.tiles}>
        {board.tiles.map((tile, place) => {
          const value = tile.values[at] ?? null;
          return (
            <li key={tile.id} className={classes.tile} data-shade={shade[place]} data-way={figure.direction}>
              {tile.present ? (
                <AppLink
                  to="/dashboard"
                  search={((old: object) => ({ ...old, place: tile.id, show: undefined })) as never}
                  className={classes.place}
                >
                  {tile.name}
                </AppLink>
              ) : (
                <span className={classes.place}>{t('dashboard.gone', { name: tile.name })}</span>
              )}
              <span className={classes.number}>
                {value === null ? (
                  <span className="quiet">{t('dashboard.unknown')}</span>
                ) : (
                  <HrefLink href={hrefOf(figure.placeHref, tile.id)} title={t('dashboard.toRows')}>
                    {number(value, decimals, i18n.language)}
                  </HrefLink>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Text size="sm" className="quiet">
        {t('dashboard.tilesText')} {board.level === 'MUNICIPALITY' && t('dashboard.tilesOfToday')}{' '}
        {board.moreTiles && t('dashboard.moreTiles', { count: board.tiles.length })}
      </Text>
    </section>
  );
}
