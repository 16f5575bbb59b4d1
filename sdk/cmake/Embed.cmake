# Files linked into a program or a plugin, and templates translated while building.
#
#   ams_embed(<target> <symbol> BASE <dir> FILES <file>...)
#       Links the bytes of the files (absolute, or below BASE) into <target>. The function
#       `ams::kit::EmbeddedFiles <symbol>()` lists them under their path below BASE;
#       #include <<symbol>.hpp> declares it.
#
#   ams_translated_templates(<target> <symbol> TEMPLATES <dir> SOURCES <dir>... LOCALE <dir>)
#       Checks all messages (LNG-01, LNG-07), writes one template per language and the compiled
#       catalogue, and embeds them as "en/<path>.tpl", "fr/<path>.tpl" and "fr.mo".
#
# The bytes go through .incbin: a megabyte costs the compiler nothing, and the symbols are hidden,
# so that a host and its plugins may use the same names.
set(AMS_LANGUAGE_DIR ${CMAKE_CURRENT_LIST_DIR}/../kit/language)

option(AMS_DRAFT_TRANSLATIONS "report translation problems without failing; never for a release" OFF)

# The system's: a version manager's wrapper takes longer to start than the tool to run.
find_program(AMS_PYTHON python3 HINTS /usr/bin REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)

function(ams_embed target symbol)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "BASE" "FILES")
  cmake_path(ABSOLUTE_PATH arg_BASE BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol})
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  set(inputs "")
  foreach(file IN LISTS arg_FILES)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${arg_BASE} NORMALIZE)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE name)
    list(APPEND inputs ${file})
    set(begin ams_embedded_${symbol}_${index}_begin)
    set(end ams_embedded_${symbol}_${index}_end)
    string(APPEND assembly
           "    .globl ${begin}\n    .hidden ${begin}\n    .globl ${end}\n    .hidden ${end}\n"
           "    .balign 16\n${begin}:\n    .incbin \"${file}\"\n${end}:\n    .byte 0\n")
    string(APPEND declarations "extern const char ${begin}[];\nextern const char ${end}[];\n")
    string(APPEND rows "      {\"${name}\", between(${begin}, ${end})},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  # Without this note the linker would make the stack of the whole process executable.
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  ams_write_embedded_code(${folder} ${symbol} "${declarations}" "${rows}" ${index})
  file(CONFIGURE OUTPUT ${folder}/${symbol}.S CONTENT "${assembly}" @ONLY)
  set_source_files_properties(${folder}/${symbol}.S PROPERTIES OBJECT_DEPENDS "${inputs}")
  target_sources(${target} PRIVATE ${folder}/${symbol}.S ${folder}/${symbol}.cpp)
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${folder}>)
endfunction()

function(ams_write_embedded_code folder symbol declarations rows count)
  file(CONFIGURE OUTPUT ${folder}/${symbol}.hpp CONTENT
"// Made by ams_embed (sdk/cmake/Embed.cmake).
#pragma once

#include <kit/web/embedded.hpp>

ams::kit::EmbeddedFiles ${symbol}();
" @ONLY)
  if(count EQUAL 0)
    file(CONFIGURE OUTPUT ${folder}/${symbol}.cpp CONTENT
"#include \"${symbol}.hpp\"

ams::kit::EmbeddedFiles ${symbol}() { return {}; }
" @ONLY)
    return()
  endif()
  file(CONFIGURE OUTPUT ${folder}/${symbol}.cpp CONTENT
"#include \"${symbol}.hpp\"

extern \"C\" {
${declarations}}

namespace {

std::string_view between(const char *begin, const char *end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

ams::kit::EmbeddedFiles ${symbol}() {
  static const ams::kit::EmbeddedFile files[] = {
${rows}  };
  return files;
}
" @ONLY)
endfunction()

function(ams_translated_templates target symbol)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TEMPLATES;LOCALE" "SOURCES")
  cmake_path(ABSOLUTE_PATH arg_TEMPLATES BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  cmake_path(ABSOLUTE_PATH arg_LOCALE BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/translated/${symbol})
  file(GLOB_RECURSE templates CONFIGURE_DEPENDS ${arg_TEMPLATES}/*.tpl)
  file(GLOB catalogues CONFIGURE_DEPENDS ${arg_LOCALE}/fr/*.po ${arg_LOCALE}/allow_identical.txt)
  set(code "")
  set(arguments --templates ${arg_TEMPLATES} --locale ${arg_LOCALE} --out ${out})
  foreach(folder IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.hpp)
    list(APPEND code ${found})
    list(APPEND arguments --sources ${folder})
  endforeach()
  if(AMS_DRAFT_TRANSLATIONS)
    list(APPEND arguments --draft)
  endif()

  set(outputs ${out}/fr.mo)
  foreach(template IN LISTS templates)
    cmake_path(RELATIVE_PATH template BASE_DIRECTORY ${arg_TEMPLATES} OUTPUT_VARIABLE name)
    list(APPEND outputs ${out}/en/${name} ${out}/fr/${name})
  endforeach()
  file(GLOB tool CONFIGURE_DEPENDS ${AMS_LANGUAGE_DIR}/*.py)
  # translate.py leaves an output alone that would not change, so that editing code without
  # touching a message relinks nothing.
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND ${AMS_PYTHON} ${AMS_LANGUAGE_DIR}/translate.py compile ${arguments}
    DEPENDS ${templates} ${catalogues} ${code} ${tool}
    COMMENT "Translating ${symbol}"
    VERBATIM)
  add_custom_target(${target}_${symbol} DEPENDS ${outputs})
  ams_embed(${target} ${symbol} BASE ${out} FILES ${outputs})
  add_dependencies(${target} ${target}_${symbol})
endfunction()
