# SPDX-License-Identifier: Apache-2.0
# bash completion for hft: commands, then each command's options, values and files.

_hft_options()
{
	case $1 in
	decode) echo '--format --date --progress --help' ;;
	book) echo '--format --symbol --after --levels --progress --help' ;;
	replay) echo '--format --pace --speed --date --symbol --json --table --progress --help' ;;
	make-day) echo '--messages --symbols --seed --date --progress --help' ;;
	table) echo '--help' ;;
	match) echo '--book --bbo --bbo-every --stp --stats --help' ;;
	esac
}

# What an option's value may be; the exit status is 1 for an option without one.
_hft_values()
{
	case $1 in
	--format) echo 'itch50' ;;
	--pace) echo 'max original' ;;
	--stp) echo 'oldest newest both decrement' ;;
	--date | --symbol | --after | --levels | --speed | --messages | --symbols | --seed) ;;
	--bbo-every) ;;
	*) return 1 ;;
	esac
}

_hft()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words

	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		words='decode book replay make-day table match --help --version'
	elif words=$(_hft_values "$before"); then
		: # only these, or nothing that could be guessed
	elif [[ $word == -* ]]; then
		words=$(_hft_options "${COMP_WORDS[1]}")
	else
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _hft hft
